import { checkOptions, LinnetError, type OptionKind, optionKinds, wholeFrom } from '@linnet/core';
import * as numberKinds from '../number-kinds.js';
import type { Callback } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import { foreignState } from './foreign-state.js';
import { checkMode, checkMonitored, comparison, type MonitorOptions, monitored, monitorKinds } from './monitor.js';

/** Options of {@link earlyStopping}; names and defaults are Keras's. */
export interface EarlyStoppingOptions extends MonitorOptions {
  /** How many epochs in a row may bring nothing better. Default 0. */
  readonly patience?: number;
  /** What counts as better: more than this. Default 0. */
  readonly minDelta?: number;
  /** What must be passed too for an epoch to count as better. Default: nothing. */
  readonly baseline?: number;
  /** Whether the model ends with the weights of its best epoch. Default false. */
  readonly restoreBest?: boolean;
  /** The first epoch, counted from 0, that is looked at. Default 0. */
  readonly startFromEpoch?: number;
}

interface Best {
  readonly value: number;
  readonly epoch: number;
  readonly weights: readonly Float32Array[];
}

/**
 * Ends training when a number has not improved for `patience` epochs. Decisions are those of Keras's EarlyStopping: with a
 * baseline, an epoch that is the best so far but does not pass the baseline still counts as one that brought nothing.
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
  const { monitor = 'validation.loss', mode, patience = 0, minDelta = 0, baseline } = options;
  const { restoreBest = false, startFromEpoch = 0 } = options;
  const isBetter = comparison(monitor, mode, minDelta);
  const passesBaseline = (value: number): boolean => baseline === undefined || isBetter(value, baseline);
  let best: Best | undefined;
  let waited = 0;

  return {
    onTrainBegin: (run) => {
      checkMonitored(monitor, run);
      best = undefined;
      waited = 0;
    },
    onEpochEnd: (log, control) => {
      if (log.epoch < startFromEpoch) return;
      const value = monitored(log, monitor);
      waited += 1;
      if (best === undefined || isBetter(value, best.value)) {
        best = { value, epoch: log.epoch, weights: restoreBest ? control.readWeights() : [] };
        if (passesBaseline(value)) waited = 0;
        return;
      }
      if (waited < patience) return;
      const goal = passesBaseline(best.value)
        ? `improved on ${best.value.toPrecision(4)} of epoch ${best.epoch + 1}`
        : `passed the baseline of ${baseline}`;
      control.stop(`${monitor} has not ${goal} for ${waited} epochs`);
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

const kinds = (): Readonly<Record<keyof EarlyStoppingOptions, OptionKind>> => ({
  ...monitorKinds,
  patience: wholeFrom(0),
  minDelta: numberKinds.fromZero,
  baseline: numberKinds.finite,
  restoreBest: optionKinds.truth,
  startFromEpoch: wholeFrom(0),
});

function checkStopping(options: EarlyStoppingOptions): void {
  checkOptions('earlyStopping', options, kinds());
  checkMode(options.mode);
}

function parseState(state: CheckpointValue): { waited: number; best: Best | undefined } {
  if (isState(state)) return { waited: state.waited, best: state.best ?? undefined };
  throw foreignState('earlyStopping');
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
