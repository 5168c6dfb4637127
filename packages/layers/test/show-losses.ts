import type { Callback, EpochLog, TrainingControl } from '../src/index.js';

/** What a callback did that was shown a series of numbers. */
export interface Shown {
  /** How many it was shown. */
  readonly epochs: number;
  readonly stopped: string | undefined;
  /** The model's only weight at the end, which is that of the epoch, from 0, unless the callback wrote another. */
  readonly weights: number;
  /** Learning rates after each epoch. */
  readonly rates: readonly number[];
}

/** Shows a callback numbers under a name, as those of training and of validation, until it stops. */
export async function showLosses(
  callback: Callback,
  values: readonly number[],
  name = 'loss',
  learningRate = 1,
): Promise<Shown> {
  let stopped: string | undefined;
  let weights = 0;
  const rates: number[] = [];
  const control: TrainingControl & { epoch: number } = {
    epoch: 0,
    learningRate,
    stop: (reason) => {
      stopped = reason;
    },
    readWeights: () => [Float32Array.of(weights)],
    writeWeights: ([written]) => {
      weights = written?.[0] ?? Number.NaN;
    },
    toArtifact: () => ({ format: 'linnet/1', input: [1], layers: [] }),
  };
  await callback.onTrainBegin?.({ monitors: [name, `validation.${name}`] } as never);
  for (; control.epoch < values.length && stopped === undefined; control.epoch++) {
    weights = control.epoch;
    const shown = { loss: 0, [name]: values[control.epoch] ?? 0 };
    const log: EpochLog = { epoch: control.epoch, learningRate, seconds: 0, training: shown, validation: shown };
    await callback.onEpochEnd?.(log, control);
    rates.push(control.learningRate);
  }
  await callback.onTrainEnd?.(control);
  return { epochs: control.epoch, stopped, weights, rates };
}
