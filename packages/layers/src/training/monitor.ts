import { LinnetError, nearestName, type OptionKind, unknownName } from '@linnet/core';
import { directionOf, type MetricName, metricNames, otherMetricNames } from '../metrics.js';
import type { EpochLog } from './history.js';

/** A number of an epoch's log: of the training rows, or of the validation rows. */
export type Monitor = 'loss' | MetricName | 'validation.loss' | `validation.${MetricName}`;

/** Which numbers are better. `auto`: greater ones of metrics that should grow, such as accuracy, smaller ones of all else. */
export type MonitorMode = 'auto' | 'min' | 'max';

/** What several callbacks watch, and which way it should go. */
export interface MonitorOptions {
  /** Default `validation.loss`. */
  readonly monitor?: Monitor;
  /** Default `auto`. */
  readonly mode?: MonitorMode;
}

/** Whether a number is better than another. */
export type Comparison = (value: number, reference: number) => boolean;

const modes: readonly MonitorMode[] = ['auto', 'min', 'max'];

/** Kinds of the options that {@link MonitorOptions} are. */
export const monitorKinds: Readonly<Record<keyof MonitorOptions, OptionKind>> = {
  monitor: { is: (value) => typeof value === 'string', use: 'a text such as "validation.loss"' },
  mode: { is: (value) => typeof value === 'string', use: '"auto", "min" or "max"' },
};

/** Throws for a mode that there is none of. */
export function checkMode(mode: MonitorMode = 'auto'): void {
  if (!modes.includes(mode)) throw unknownName('mode', mode, modes);
}

/**
 * What is better by more than `minDelta`. In single floats, as Keras compares: losses are sums of such, and what differs
 * less is rounding. Any number is better than NaN.
 */
export function comparison(monitor: Monitor, mode: MonitorMode = 'auto', minDelta = 0): Comparison {
  const isMin = (mode === 'auto' ? naturalMode(monitor) : mode) === 'min';
  const isBetter: Comparison = isMin
    ? (value, reference) => Math.fround(value + minDelta) < Math.fround(reference)
    : (value, reference) => Math.fround(value - minDelta) > Math.fround(reference);
  return (value, reference) => isBetter(value, reference) || (Number.isNaN(reference) && !Number.isNaN(value));
}

function naturalMode(monitor: Monitor): 'min' | 'max' {
  // What a monitor is without its prefix.
  const name = monitor.replace(/^validation\./, '') as 'loss' | MetricName;
  return name === 'loss' ? 'min' : directionOf(name);
}

/** Throws before the first epoch where a fit does not have what is monitored. */
export function checkMonitored(monitor: Monitor, { monitors }: { readonly monitors: readonly string[] }): void {
  if (!monitors.includes(monitor)) throw nothingToMonitor(monitor, monitors);
}

/** The number a monitor names. */
export function monitored(log: EpochLog, monitor: Monitor): number {
  const [part, name] = monitor.startsWith('validation.')
    ? [log.validation, monitor.slice('validation.'.length)]
    : [log.training, monitor];
  const value = Object.entries(part ?? {}).find(([key]) => key === name)?.[1];
  if (value !== undefined) return value;
  const known = [...Object.keys(log.training), ...Object.keys(log.validation ?? {}).map((key) => `validation.${key}`)];
  throw nothingToMonitor(monitor, known);
}

function nothingToMonitor(monitor: Monitor, known: readonly string[]): LinnetError {
  const meant = meantBy(monitor);
  const question = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const advice = known.some((name) => name === meant) ? '' : ' Give validation data, or name the metric in compile.';
  return new LinnetError(
    'bad-option',
    `There is no "${monitor}" to monitor.${question} This fit has: ${known.join(', ')}.${advice}`,
  );
}

/** Of another name, such as Keras's `val_loss`, the one that it has here, whether or not this fit has that. */
function meantBy(monitor: string): string | undefined {
  const [, validation, name = ''] = /^(val(?:idation)?[^a-z]*)?(.+)$/i.exec(monitor) ?? [];
  const [, short] = /^"(\w+)"$/.exec(otherMetricNames[name.toLowerCase()] ?? '') ?? [];
  const near = short ?? nearestName(name, ['loss', ...metricNames]);
  const meant = validation === undefined || near === undefined ? near : `validation.${near}`;
  return meant === monitor ? undefined : meant;
}
