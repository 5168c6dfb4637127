import { LinnetError } from '@linnet/core';
import type { Hardware } from '../hardware.js';
import type { Json } from '../http/answer.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { letterOf } from './text.js';
import { edges, type Trigger } from './trigger.js';

const lengths = [128, 256, 512, 1024, 2048, 4096, 8192, 16_384] as const;

/** Seconds from the trigger on either side; what a device allows is not documented. */
const farthest = 1e4;

/** How the oscilloscope is set. */
export interface ScopeSettings {
  /** Seconds from the trigger. */
  readonly start: number;
  readonly end: number;
  readonly points: number;
  /** For each channel the input that it shows, from 0; none shows nothing. */
  readonly sources: readonly (number | undefined)[];
  /** Without one, traces begin where the generators begin a period. */
  readonly trigger: Trigger | undefined;
}

/** How an oscilloscope starts; the span is that of the vendor's example of a summary. */
export const defaultScope = (ports: number): ScopeSettings => ({
  start: -5e-6,
  end: 5e-6,
  points: 1024,
  sources: Array.from({ length: ports }, (_, at) => at),
  trigger: undefined,
});

/** Reads the part of time that traces show, and how many points they have. */
export function readTimebase(read: Parameters): Pick<ScopeSettings, 'start' | 'end' | 'points'> {
  const range = { least: -farthest, greatest: farthest, unit: 's' };
  const [start, end] = [read.number('t1', range), read.number('t2', range)];
  if (!(end - start >= 1e-9)) {
    throw new LinnetError('bad-option', `t1 is ${start} s and t2 ${end} s; t2 must be at least 1e-9 s after t1.`);
  }
  // frame_length is the older name.
  const name = read.has('frame_length') ? 'frame_length' : 'max_length';
  const asked = read.number(name, { least: 128, greatest: 16_384, unit: 'points' }, 1024);
  return { start, end, points: lengths.filter((length) => length <= asked).at(-1) ?? 128 };
}

/** Reads what a channel shows: an input from 0, or nothing. */
export function readSource(read: Parameters, ports: number): number | undefined {
  const inputs = Array.from({ length: ports }, (_, at) => `Input${at + 1}`);
  const at = inputs.indexOf(read.choice('source', ['None', ...inputs]));
  return at < 0 ? undefined : at;
}

/** A source as the API names it. */
export const sourceText = (source: number | undefined): string =>
  source === undefined ? 'None' : `AnalogInput${source + 1}`;

/** Reads what traces wait for. */
export function readTrigger(read: Parameters, ports: number): Trigger {
  read.choice('type', ['Edge'], 'Edge');
  const names = Array.from({ length: ports }, (_, at) => [`Input${at + 1}`, `Channel${letterOf(at)}`]).flat();
  const source = Math.floor(names.indexOf(read.choice('source', names, 'Input1')) / 2);
  return {
    source,
    level: read.number('level', { least: -20, greatest: 20, unit: 'V' }, 0),
    edge: read.choice('edge', edges, 'Rising'),
    event: read.number('nth_event', { least: 0, greatest: 65_535 }, 1),
    isAutomatic: read.choice('mode', ['Auto', 'Normal'], 'Auto') === 'Auto',
  };
}

/** A trigger as an answer. */
export const shownTrigger = (trigger: Trigger): Json => ({
  'Trigger channel': `AnalogInput${trigger.source + 1}`,
  'Trigger type': 'Edge',
  ...triggerParameters(trigger),
});

const triggerParameters = ({ source, level, edge, event, isAutomatic }: Trigger) => ({
  source: `Input${source + 1}`,
  level,
  edge,
  nth_event: event,
  mode: isAutomatic ? 'Auto' : 'Normal',
});

/** The settings as data, under the names that requests have for them. */
export const savedSettings = ({ start, end, points, sources, trigger }: ScopeSettings): Json => ({
  t1: start,
  t2: end,
  max_length: points,
  sources: sources.map((source) => ({ source: source === undefined ? 'None' : `Input${source + 1}` })),
  trigger: trigger === undefined ? [] : [triggerParameters(trigger)],
});

/**
 * Settings from data that {@link savedSettings} made.
 * @throws LinnetError for anything else.
 */
export function loadedSettings(saved: unknown, ports: number): ScopeSettings {
  const read = parametersOf(saved);
  const sources = read.list('sources').slice(0, ports).map(parametersOf);
  return {
    ...readTimebase(read),
    sources: defaultScope(ports).sources.map((old, at) => {
      const source = sources[at];
      return source === undefined ? old : readSource(source, ports);
    }),
    trigger: read.list('trigger').map((one) => readTrigger(parametersOf(one), ports))[0],
  };
}

/** The settings in words. */
export const scopeSummary = ({ device }: Hardware, { start, end, sources, trigger }: ScopeSettings): string =>
  [
    `${device.name} Oscilloscope`,
    ...sources.map(
      (source, at) => `Channel ${letterOf(at)} (${source === undefined ? 'off' : `Input ${source + 1}, on`})`,
    ),
    `Time span ${(end - start).toExponential(3)} s, time offset ${(-(start + end) / 2).toExponential(3)} s`,
    trigger === undefined
      ? 'Trigger: where the generators begin a period'
      : `Edge trigger: Input ${trigger.source + 1}, level ${trigger.level.toFixed(3)} V, ${trigger.isAutomatic ? 'Auto' : 'Normal'} mode, ${trigger.edge} edge`,
  ].join('\n');
