import { LinnetError } from '@linnet/core';
import type { TrainingControl } from './callback.js';
import { epochPass } from './epoch-pass.js';
import type { EpochLog } from './history.js';
import type { Changeable, TrainingResult, TrainingSetup, TrainingState } from './training-setup.js';

/**
 * Trains epoch by epoch: order, callbacks, metrics, interruption. No arithmetic: a pass of the program does that.
 * An epoch that is interrupted is as if it had never begun. When the loss or a weight stops being a finite number, the
 * weights of the last good epoch come back, and the run ends as any other, with the failure in its result.
 */
export async function train(setup: TrainingSetup): Promise<TrainingResult> {
  const { program, run, callbacks, resumed } = setup;
  const logs: EpochLog[] = [...(resumed?.logs ?? [])];
  let stopped = resumed?.stopped;
  let learningRate = setup.learningRate;
  let epoch = run.firstEpoch;
  const control: TrainingControl = {
    get epoch() {
      return epoch;
    },
    get learningRate() {
      return learningRate;
    },
    set learningRate(rate) {
      learningRate = rate;
    },
    stop: (reason) => {
      stopped ??= reason;
    },
    readWeights: () => program.read(),
    writeWeights: (weights) => program.write(weights),
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
  const comeBack = (before: Changeable): void => {
    program.writeState(before.program);
    ({ learningRate, stopped } = before);
    restoreCallbacks(setup, before);
  };
  const present = (): TrainingState => ({ ...changeable(), logs: [...logs] });
  const pass = epochPass(setup, control);

  for (const callback of callbacks) await callback.onTrainBegin?.(run);
  if (resumed !== undefined) restoreCallbacks(setup, resumed);
  setup.onStart();
  let interrupted = false;
  let failure: LinnetError | undefined;
  for (; epoch < run.epochs && stopped === undefined; epoch++) {
    const before = changeable();
    for (const callback of callbacks) await callback.onEpochBegin?.(control);
    const [started, rate] = [performance.now(), learningRate];
    const training = await pass();
    if (training === undefined) {
      comeBack(before);
      interrupted = true;
      break;
    }
    const problem = divergence(training.loss, program.read());
    if (problem !== undefined) {
      comeBack(before);
      failure = diverged(problem, epoch, rate);
      break;
    }
    const validation = await setup.measureValidation?.();
    const seconds = (performance.now() - started) / 1000;
    const log: EpochLog = {
      epoch,
      learningRate,
      seconds,
      training,
      ...(validation === undefined ? {} : { validation }),
    };
    logs.push(log);
    for (const callback of callbacks) await callback.onEpochEnd?.(log, control);
    await setup.onCheckpoint(present, false);
  }
  // A run that has not begun has nothing to go on from; in a job of several fits the model may yet train in another.
  if (logs.length > 0) await setup.onCheckpoint(present, true);
  for (const callback of callbacks) await callback.onTrainEnd?.(control);
  return { logs, stopped, interrupted, failure };
}

function restoreCallbacks({ callbacks }: TrainingSetup, from: Pick<Changeable, 'callbacks'>): void {
  for (const [index, callback] of callbacks.entries()) {
    if (callback.readState !== undefined) callback.writeState?.(from.callbacks[index] ?? null);
  }
}

/** What is no longer a finite number, if anything. The loss is that from before the last update, so weights are looked at too. */
function divergence(loss: number, weights: readonly Float32Array[]): string | undefined {
  if (!Number.isFinite(loss)) return `The loss became ${loss}`;
  return weights.every((values) => values.every(Number.isFinite)) ? undefined : 'Weights stopped being finite numbers';
}

const diverged = (problem: string, epoch: number, learningRate: number): LinnetError =>
  new LinnetError(
    'diverged',
    `${problem} in epoch ${epoch + 1}. What was learnt before is kept. Use a smaller learning rate than ${learningRate}, or scale the data.`,
  );
