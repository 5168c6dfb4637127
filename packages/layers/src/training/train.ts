import { LinnetError, type ProgramState } from '@linnet/core';
import { backendFailure } from './backend-failure.js';
import { isConverging } from './converging.js';
import { epochPass } from './epoch-pass.js';
import type { EpochLog, Log } from './history.js';
import { controlRun } from './training-control.js';
import type { Changeable, TrainingResult, TrainingSetup, TrainingState } from './training-setup.js';

/**
 * Trains epoch by epoch: order, callbacks, metrics, interruption. No arithmetic: a pass of the program does that.
 * An epoch counts once all callbacks have seen it. One that is interrupted, or in which anything fails (the loss or a
 * weight stops being a finite number, a callback or the backend throws), is as if it had never begun: the state of the
 * last good epoch comes back, and the run ends as any other, with what failed in its result.
 * Throws only what fails before the first epoch: then nothing has changed but what the program started from.
 *
 * Small models have epochs of some microseconds. What is done in each is awaited only where there is something to wait
 * for, and the program's state is read once, to see whether it is finite and to come back to, into arrays that are there.
 */
export async function train(setup: TrainingSetup): Promise<TrainingResult> {
  const { program, run, callbacks, callbackStates, resumed } = setup;
  const logs: EpochLog[] = [...(resumed?.logs ?? [])];
  const failures: unknown[] = [];
  const controlled = controlRun(setup, () => logs.length);
  const { control } = controlled;
  const changeable = (state: ProgramState): Changeable => ({
    program: state,
    learningRate: controlled.learningRate,
    callbacks: callbackStates.read(),
    ...(controlled.stopped === undefined ? {} : { stopped: controlled.stopped }),
  });
  const comeBack = (before: Changeable): void => {
    program.writeState(before.program);
    controlled.learningRate = before.learningRate;
    controlled.stopped = before.stopped;
    callbackStates.write(before.callbacks, control);
  };
  /** A state that was good before, whose arrays serve the next one. */
  let spent: ProgramState | undefined;
  /** Whether somebody has the present good one, and may keep it. */
  let isShown = false;
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
    const started = performance.now();
    const loss = await pass();
    if (loss === undefined) return false;
    const { learningRate } = controlled;
    const state = program.readState(spent);
    controlled.isRewritten = false;
    if (!isConverging(loss, state)) {
      // Few runs come to this: what says where is loaded for those.
      const { divergence } = await import('./divergence.js');
      throw divergence({ epoch: logs.length, loss, learningRate, state, params: setup.params });
    }
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
    const before = good.program;
    good = changeable(controlled.isRewritten ? program.readState(state) : state);
    spent = isShown ? undefined : before;
    isShown = false;
    logs.push(log);
    return true;
  };
  const stateNow = (): TrainingState => {
    isShown = true;
    return { ...good, logs: [...logs] };
  };
  const attempt = async (act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
    }
  };
  /** Lets callbacks end a run that diverged as one that was stopped. */
  const askAboutDivergence = async (): Promise<void> => {
    const [error] = failures;
    if (!(LinnetError.is(error) && error.code === 'diverged')) return;
    for (const callback of callbacks) await attempt(() => callback.onDivergence?.(error, control));
    if (controlled.stopped === undefined) return;
    good = { ...good, stopped: controlled.stopped };
    failures.shift();
  };

  for (const callback of callbacks) await callback.onTrainBegin?.(run);
  if (resumed !== undefined) callbackStates.write(resumed.callbacks, control);
  let good = changeable(program.readState());
  let interrupted = false;
  await attempt(async () => {
    while (logs.length < run.epochs && controlled.stopped === undefined) {
      interrupted = !(await runEpoch());
      if (interrupted) return;
      const saved = setup.onCheckpoint?.(stateNow, false);
      if (saved !== undefined) await saved;
    }
  });
  if (interrupted || failures.length > 0) await attempt(() => comeBack(good));
  await askAboutDivergence();
  // A run that has not begun has nothing to go on from; in a job of several fits the model may yet train in another.
  if (logs.length > 0) await attempt(() => setup.onCheckpoint?.(stateNow, true));
  for (const callback of callbacks) await attempt(() => callback.onTrainEnd?.(control));
  const { learningRate, stopped } = controlled;
  return { logs, learningRate, stopped, interrupted, failures };
}
