import { LinnetError, type ProgramState } from '@linnet/core';
import { checkLearningRate } from '../optimizers.js';
import { backendFailure } from './backend-failure.js';
import type { TrainingControl } from './callback.js';
import { copyCheckpointValue } from './checkpoint-value.js';
import { areFinite, checkConverging } from './converging.js';
import { epochPass } from './epoch-pass.js';
import type { EpochLog, Log } from './history.js';
import type { Changeable, TrainingResult, TrainingSetup, TrainingState } from './training-setup.js';

/**
 * Trains epoch by epoch: order, callbacks, metrics, interruption. No arithmetic: a pass of the program does that.
 * An epoch counts once all callbacks have seen it. One that is interrupted, or in which anything fails (the loss or a
 * weight stops being a finite number, a callback or the backend throws), is as if it had never begun: the state of the
 * last good epoch comes back, and the run ends as any other, with what failed in its result.
 * Throws only what fails before the first epoch: then nothing has changed but what the program started from.
 *
 * Small models have epochs of some microseconds. What is done in each is awaited only where there is something to wait
 * for, and the program's state is read once: to see whether it is finite, and to come back to.
 */
export async function train(setup: TrainingSetup): Promise<TrainingResult> {
  const { program, run, callbacks, resumed } = setup;
  const logs: EpochLog[] = [...(resumed?.logs ?? [])];
  const failures: unknown[] = [];
  let stopped = resumed?.stopped;
  let { learningRate } = setup;
  let isRewritten = false;
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
      isRewritten = true;
      program.write(weights);
    },
  };
  const changeable = (state: ProgramState): Changeable => ({
    program: state,
    learningRate,
    // Copies: a callback may go on with the value it gave.
    callbacks: callbacks.map((callback) =>
      callback.readState === undefined ? null : copyCheckpointValue(callback.readState()),
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
  const out = new Float32Array(run.rows * setup.outputs);
  const pass = epochPass(setup, control, out);
  const validate = async (): Promise<Log | undefined> => {
    try {
      return await setup.measureValidation?.();
    } catch (error) {
      throw LinnetError.is(error) ? error : backendFailure(error, run.backend.name, logs.length);
    }
  };
  /** False when interrupted. */
  const runEpoch = async (): Promise<boolean> => {
    for (const callback of callbacks) {
      const pending = callback.onEpochBegin?.(control);
      if (pending !== undefined) await pending;
    }
    const [started, rate] = [performance.now(), learningRate];
    const loss = await pass();
    if (loss === undefined) return false;
    const state = program.readState();
    isRewritten = false;
    checkConverging({ epoch: logs.length, loss, learningRate: rate, state, params: setup.params });
    const training = setup.measureTraining(loss, out);
    const validation = setup.measureValidation === undefined ? undefined : await validate();
    const log: EpochLog = {
      epoch: logs.length,
      learningRate,
      seconds: (performance.now() - started) / 1000,
      training,
      ...(validation === undefined ? {} : { validation }),
    };
    for (const callback of callbacks) {
      const pending = callback.onEpochEnd?.(log, control);
      if (pending !== undefined) await pending;
    }
    good = changeable(isRewritten ? program.readState() : state);
    logs.push(log);
    return true;
  };
  const stateNow = (): TrainingState => ({ ...good, logs: [...logs] });
  const attempt = async (act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
    }
  };

  for (const callback of callbacks) await callback.onTrainBegin?.(run);
  if (resumed !== undefined) restoreCallbacks(resumed);
  let good = changeable(program.readState());
  let interrupted = false;
  await attempt(async () => {
    while (logs.length < run.epochs && stopped === undefined) {
      interrupted = !(await runEpoch());
      if (interrupted) return;
      const saved = setup.onCheckpoint(stateNow, false);
      if (saved !== undefined) await saved;
    }
  });
  if (interrupted || failures.length > 0) await attempt(() => comeBack(good));
  // A run that has not begun has nothing to go on from; in a job of several fits the model may yet train in another.
  if (logs.length > 0) await attempt(() => setup.onCheckpoint(stateNow, true));
  for (const callback of callbacks) await attempt(() => callback.onTrainEnd?.(control));
  return { logs, stopped, interrupted, failures };
}

function checkWeights(weights: readonly Float32Array[]): void {
  if (areFinite(weights)) return;
  throw new LinnetError(
    'bad-value',
    'The weights that a callback writes hold NaN or an infinite value; nothing was written.',
  );
}
