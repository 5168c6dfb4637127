import { checkOptions, LinnetError, optionKinds } from '@linnet/core';
import type { MetricName } from '../metrics.js';
import type { Callback } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import type { EpochLog } from './history.js';

/** A number of an epoch's log: of the training rows, or of the validation rows. */
export type Monitor = 'loss' | MetricName | 'validation.loss' | `validation.${MetricName}`;

/** Options of {@link earlyStopping}. */
export interface EarlyStoppingOptions {
  /** Default `validation.loss`. */
  readonly monitor?: Monitor;
  /** How many epochs in a row may bring nothing better. Default 0, as in Keras. */
  readonly patience?: number;
  /** What counts as better: more than this. Default 0. */
  readonly minDelta?: number;
  /** Whether the model ends with the weights of its best epoch. Default false. */
  readonly restoreBest?: boolean;
}

interface Best {
  readonly value: number;
  readonly epoch: number;
  readonly weights: readonly Float32Array[];
}

/**
 * Ends training when a number has not improved for `patience` epochs. Accuracies should grow, everything else shrink.
 * With `restoreBest` the best weights come back at the end, also after an interruption or when all epochs ran.
 * @throws LinnetError `bad-option` for unknown options or numbers that make no sense; before the first epoch when the
 * fit does not have the monitored number.
 *
 * @example
 * ```ts
 * await model.fit(train, { epochs: 1000, callbacks: [earlyStopping({ monitor: 'loss', patience: 100, restoreBest: true })] });
 * ```
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callback {
  checkStopping(options);
  const { monitor = 'validation.loss', patience = 0, minDelta = 0, restoreBest = false } = options;
  const sign = monitor.endsWith('accuracy') ? -1 : 1;
  let best: Best | undefined;
  let waited = 0;

  return {
    onTrainBegin: ({ monitors }) => {
      if (!monitors.includes(monitor)) throw nothingToMonitor(monitor, monitors);
      best = undefined;
      waited = 0;
    },
    onEpochEnd: (log, control) => {
      const value = monitored(log, monitor);
      if (best === undefined || Number.isNaN(best.value) || sign * (best.value - value) > minDelta) {
        best = { value, epoch: log.epoch, weights: restoreBest ? control.readWeights() : [] };
        waited = 0;
        return;
      }
      waited += 1;
      if (waited >= patience) {
        control.stop(
          `${monitor} has not improved on ${best.value.toPrecision(4)} of epoch ${best.epoch + 1} for ${waited} epochs`,
        );
      }
    },
    onTrainEnd: (control) => {
      if (restoreBest && best !== undefined) control.writeWeights(best.weights);
    },
    readState: () => ({ waited, best: best === undefined ? null : { ...best } }),
    writeState: (state, control) => {
      const parsed = parseState(state);
      if (restoreBest && parsed.best !== undefined) checkFit(parsed.best.weights, control.readWeights());
      ({ waited, best } = parsed);
    },
  };
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

const nothingToMonitor = (monitor: Monitor, known: readonly string[]): LinnetError =>
  new LinnetError(
    'bad-option',
    `There is no "${monitor}" to monitor. This fit has: ${known.join(', ')}. Give validation data, or name the metric in compile.`,
  );

const anything = { is: () => true, use: '' };
const kinds = { monitor: optionKinds.text, patience: anything, minDelta: anything, restoreBest: optionKinds.truth };

function checkStopping(options: EarlyStoppingOptions): void {
  checkOptions('earlyStopping', options, kinds);
  const { patience = 0, minDelta = 0 } = options;
  if (!Number.isInteger(patience) || patience < 0) {
    throw new LinnetError('bad-option', `The patience is ${patience}; use a whole number of epochs from 0 up.`);
  }
  if (!(Number.isFinite(minDelta) && minDelta >= 0)) {
    throw new LinnetError('bad-option', `minDelta is ${minDelta}; use a finite number from 0 up.`);
  }
}

function parseState(state: CheckpointValue): { waited: number; best: Best | undefined } {
  if (isState(state)) return { waited: state.waited, best: state.best ?? undefined };
  throw new LinnetError(
    'bad-file',
    'The checkpoint holds no state of earlyStopping where this run has one; resume with the same callbacks, in the same order.',
  );
}

function checkFit(best: readonly Float32Array[], own: readonly Float32Array[]): void {
  const fits = best.length === own.length && best.every(({ length }, index) => length === own[index]?.length);
  if (fits) return;
  throw new LinnetError(
    'bad-file',
    'The checkpoint holds no best weights that fit this model, which restoreBest needs; resume with the options of the run before.',
  );
}

function isState(state: unknown): state is { readonly waited: number; readonly best: Best | null } {
  const { waited, best }: Partial<Record<'waited' | 'best', unknown>> = state ?? {};
  return Number.isSafeInteger(waited) && (best === null || isBest(best));
}

function isBest(value: unknown): value is Best {
  const { value: number, epoch, weights }: Partial<Record<keyof Best, unknown>> = value ?? {};
  return (
    typeof number === 'number' &&
    typeof epoch === 'number' &&
    Array.isArray(weights) &&
    weights.every((values) => values instanceof Float32Array && values.every(Number.isFinite))
  );
}
