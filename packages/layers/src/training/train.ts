import { LinnetError } from '@linnet/core';
import { checkLearningRate } from '../optimizers.js';
import type { TrainingControl } from './callback.js';
import { epochPass } from './epoch-pass.js';
import type { EpochLog } from './history.js';
import type { Changeable, TrainingResult, TrainingSetup } from './training-setup.js';

/**
 * Trains epoch by epoch: order, callbacks, metrics, interruption. No arithmetic: a pass of the program does that.
 * An epoch counts once all callbacks have seen it. One that is interrupted, or in which anything fails (the loss or a
 * weight stops being a finite number, a callback or the backend throws), is as if it had never begun: the state of the
 * last good epoch comes back, and the run ends as any other, with what failed in its result.
 * Throws only what fails before the first epoch: then nothing has changed but what the program started from.
 */
export async function train(setup: TrainingSetup): Promise<TrainingResult> {
  const { program, run, callbacks, resumed } = setup;
  const logs: EpochLog[] = [...(resumed?.logs ?? [])];
  const failures: unknown[] = [];
  let stopped = resumed?.stopped;
  let { learningRate } = setup;
  const control: TrainingControl = {
    get epoch() {
      return logs.length;
    },
    get learningRate() {
      return learningRate;
    },
    set learningRate(rate) {
      checkLearningRate(rate, 'The learning rate');
      learningRate = rate;
    },
    stop: (reason) => {
      stopped ??= String(reason ?? 'a callback stopped it');
    },
    readWeights: () => program.read(),
    writeWeights: (weights) => {
      checkWeights(weights);
      program.write(weights);
    },
  };
  const changeable = (): Changeable => ({
    program: program.readState(),
    learningRate,
    // Copies: a callback may go on with the value it gave.
    callbacks: callbacks.map((callback) =>
      callback.readState === undefined ? null : structuredClone(callback.readState()),
    ),
    ...(stopped === undefined ? {} : { stopped }),
  });
  const restoreCallbacks = (from: Pick<Changeable, 'callbacks'>): void => {
    for (const [index, callback] of callbacks.entries()) {
      if (callback.readState !== undefined) callback.writeState?.(from.callbacks[index] ?? null, control);
    }
  };
  const comeBack = (before: Changeable): void => {
    program.writeState(before.program);
    ({ learningRate, stopped } = before);
    restoreCallbacks(before);
  };
  const pass = epochPass(setup, control);
  /** False when interrupted. */
  const runEpoch = async (): Promise<boolean> => {
    for (const callback of callbacks) await callback.onEpochBegin?.(control);
    const [started, rate] = [performance.now(), learningRate];
    const training = await pass();
    if (training === undefined) return false;
    checkConverging(training.loss, program.read(), logs.length, rate);
    const validation = await setup.measureValidation?.();
    const log: EpochLog = {
      epoch: logs.length,
      learningRate,
      seconds: (performance.now() - started) / 1000,
      training,
      ...(validation === undefined ? {} : { validation }),
    };
    for (const callback of callbacks) await callback.onEpochEnd?.(log, control);
    good = changeable();
    logs.push(log);
    return true;
  };
  const attempt = async (act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
    }
  };

  for (const callback of callbacks) await callback.onTrainBegin?.(run);
  if (resumed !== undefined) restoreCallbacks(resumed);
  let good = changeable();
  let interrupted = false;
  await attempt(async () => {
    while (logs.length < run.epochs && stopped === undefined) {
      interrupted = !(await runEpoch());
      if (interrupted) return;
      await setup.onCheckpoint({ ...good, logs: [...logs] }, false);
    }
  });
  if (interrupted || failures.length > 0) await attempt(() => comeBack(good));
  // A run that has not begun has nothing to go on from; in a job of several fits the model may yet train in another.
  if (logs.length > 0) await attempt(() => setup.onCheckpoint({ ...good, logs: [...logs] }, true));
  for (const callback of callbacks) await attempt(() => callback.onTrainEnd?.(control));
  return { logs, stopped, interrupted, failures };
}

/** The loss is that from before the last update, so weights are looked at too. */
function checkConverging(loss: number, weights: readonly Float32Array[], epoch: number, learningRate: number): void {
  if (Number.isFinite(loss) && areFinite(weights)) return;
  const problem = Number.isFinite(loss) ? 'Weights stopped being finite numbers' : `The loss became ${loss}`;
  throw new LinnetError(
    'diverged',
    `${problem} in epoch ${epoch + 1}. What was learnt before is kept. Use a smaller learning rate than ${learningRate}, or scale the data.`,
  );
}

function checkWeights(weights: readonly Float32Array[]): void {
  if (areFinite(weights)) return;
  throw new LinnetError(
    'bad-value',
    'The weights that a callback writes hold NaN or an infinite value; nothing was written.',
  );
}

const areFinite = (weights: readonly Float32Array[]): boolean =>
  weights.every((values) => values.every(Number.isFinite));
