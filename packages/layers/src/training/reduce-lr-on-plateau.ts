import { checkOptions, type OptionKind, wholeFrom } from '@linnet/core';
import * as numberKinds from '../number-kinds.js';
import type { Callback, TrainingControl } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import { foreignState } from './foreign-state.js';
import { checkMode, checkMonitored, comparison, type MonitorOptions, monitored, monitorKinds } from './monitor.js';

/** Options of {@link reduceLrOnPlateau}; names and defaults are Keras's. */
export interface ReduceLrOnPlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by, between 0 and 1. Default 0.1. */
  readonly factor?: number;
  /** How many epochs in a row may bring nothing better. Default 10. */
  readonly patience?: number;
  /** What counts as better: more than this. Default 1e-4. */
  readonly minDelta?: number;
  /** How many epochs after a reduction are not counted. Default 0. */
  readonly cooldown?: number;
  /** The rate does not go below this. Default 0. */
  readonly minLearningRate?: number;
}

interface State {
  readonly best: number | null;
  readonly waited: number;
  readonly cooling: number;
}

const start: State = { best: null, waited: 0, cooling: 0 };

/**
 * Makes the learning rate smaller when a number has not improved for `patience` epochs. Decisions are those of Keras's
 * ReduceLROnPlateau. The rate stays for later fits of the model, as in Keras.
 * @throws LinnetError `bad-option` for unknown options or numbers that make no sense; before the first epoch when the
 * fit does not have the monitored number.
 *
 * @example
 * ```ts
 * await model.fit(train, { epochs: 200, validation: 0.2, callbacks: [reduceLrOnPlateau({ factor: 0.5, patience: 5 })] });
 * ```
 */
export function reduceLrOnPlateau(options: ReduceLrOnPlateauOptions = {}): Callback {
  checkOptions('reduceLrOnPlateau', options, kinds());
  checkMode(options.mode);
  const { monitor = 'validation.loss', mode, factor = 0.1, patience = 10, minDelta = 1e-4 } = options;
  const { cooldown = 0, minLearningRate = 0 } = options;
  const isBetter = comparison(monitor, mode, minDelta);
  let state = start;

  /** True where there was something to reduce. */
  const reduce = (control: TrainingControl): boolean => {
    // In single floats, as Keras keeps its rate.
    if (Math.fround(control.learningRate) <= Math.fround(minLearningRate)) return false;
    control.learningRate = Math.max(control.learningRate * factor, minLearningRate);
    return true;
  };
  return {
    onTrainBegin: (run) => {
      checkMonitored(monitor, run);
      state = start;
    },
    onEpochEnd: (log, control) => {
      const value = monitored(log, monitor);
      const cooling = Math.max(0, state.cooling - 1);
      const before = state.cooling > 0 ? 0 : state.waited;
      if (state.best === null || isBetter(value, state.best)) {
        state = { best: value, waited: 0, cooling };
        return;
      }
      const waited = cooling > 0 ? before : before + 1;
      const reduced = cooling === 0 && waited >= patience && reduce(control);
      state = { ...state, ...(reduced ? { waited: 0, cooling: cooldown } : { waited, cooling }) };
    },
    readState: () => ({ ...state }),
    writeState: (saved) => {
      state = parseState(saved);
    },
  };
}

const kinds = (): Readonly<Record<keyof ReduceLrOnPlateauOptions, OptionKind>> => ({
  ...monitorKinds,
  factor: numberKinds.shrinking,
  patience: wholeFrom(0),
  minDelta: numberKinds.fromZero,
  cooldown: wholeFrom(0),
  minLearningRate: numberKinds.fromZero,
});

function parseState(saved: CheckpointValue): State {
  const { best, waited, cooling }: Partial<Record<keyof State, unknown>> = Object(saved);
  const isBest = best === null || typeof best === 'number';
  if (isBest && isCount(waited) && isCount(cooling)) return { best, waited, cooling };
  throw foreignState('reduceLrOnPlateau');
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
