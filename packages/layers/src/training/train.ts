import { type Float32Samples, LinnetError, type Program, type ProgramState, stream } from '@linnet/core';
import type { BatchLog, Callback, TrainingControl } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import type { EpochLog, Log } from './history.js';
import { pause } from './pause.js';
import type { RunInfo } from './run-info.js';

/** Everything a training run needs; what a model prepares from its options. */
export interface TrainingSetup {
  readonly program: Program;
  readonly samples: Float32Samples;
  /** Numbers of one prediction. */
  readonly outputs: number;
  readonly run: RunInfo;
  readonly shuffle: boolean;
  readonly learningRate: number;
  readonly callbacks: readonly Callback[];
  /** Any of these ends training. */
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Where the run goes on from; undefined for one that starts. */
  readonly resumed: ResumedRun | undefined;
  /** Loss and metrics from the predictions made while training. */
  measureTraining(loss: number, out: Float32Array): Log;
  /** Loss and metrics of the validation rows; undefined where there are none. */
  measureValidation: (() => Promise<Log>) | undefined;
  /** Called between epochs, after all callbacks, and at the end before the best weights come back. */
  onCheckpoint(present: () => TrainingState, final: boolean): Promise<void>;
}

/** What a resumed run starts with, beside the program's state. */
export interface ResumedRun {
  readonly logs: readonly EpochLog[];
  readonly callbacks: readonly CheckpointValue[];
  readonly stopped?: string;
}

/** A run between two epochs. */
export interface TrainingState {
  readonly program: ProgramState;
  readonly logs: readonly EpochLog[];
  readonly learningRate: number;
  readonly callbacks: readonly CheckpointValue[];
  readonly stopped?: string;
}

/** How a run ended. */
export interface TrainingResult {
  readonly logs: readonly EpochLog[];
  readonly stopped: string | undefined;
  readonly interrupted: boolean;
}

/** Longest time without a turn for signals and pages, in milliseconds. */
const longestTurn = 50;

/**
 * Trains epoch by epoch: order, callbacks, metrics, interruption. No arithmetic: a pass of the program does that.
 * When the loss stops being a number, the weights of the last good epoch come back before the error is thrown.
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
  const present = (): TrainingState => ({
    program: program.readState(),
    logs: [...logs],
    learningRate,
    callbacks: callbacks.map((callback) => callback.readState?.() ?? null),
    ...(stopped === undefined ? {} : { stopped }),
  });
  const pass = epochPass(setup, control);

  for (const callback of callbacks) await callback.onTrainBegin?.(run);
  for (const [index, state] of (resumed?.callbacks ?? []).entries()) callbacks[index]?.writeState?.(state);
  let interrupted = false;
  for (; epoch < run.epochs && stopped === undefined; epoch++) {
    const before = program.readState();
    for (const callback of callbacks) await callback.onEpochBegin?.(control);
    const started = performance.now();
    const training = await pass();
    if (training === undefined) {
      program.writeState(before);
      interrupted = true;
      break;
    }
    if (!Number.isFinite(training.loss)) {
      program.writeState(before);
      throw diverged(training.loss, epoch, learningRate);
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
  await setup.onCheckpoint(present, true);
  for (const callback of callbacks) await callback.onTrainEnd?.(control);
  return { logs, stopped, interrupted };
}

/** One epoch, in as few calls of the program as signals, progress and callbacks allow; undefined when interrupted. */
function epochPass(setup: TrainingSetup, control: TrainingControl): () => Promise<Log | undefined> {
  const { program, samples, run, callbacks, signals, shuffle, outputs } = setup;
  const { rows, batchSize, batches } = run;
  const order = new Uint32Array(rows);
  const out = new Float32Array(rows * outputs);
  const losses = new Float64Array(batches);
  const perBatch = callbacks.some(({ onBatchEnd }) => onBatchEnd !== undefined);
  let batchesPerTurn = 1;
  let turnEnds = 0;

  return async () => {
    const { epoch } = control;
    const started = performance.now();
    for (let row = 0; row < rows; row++) order[row] = row;
    if (shuffle) stream(run.seeds.order.value, epoch).shuffle(order);
    const noiseSeed = stream(run.seeds.order.value, epoch, 1).nextUint32();
    for (let done = 0; done < batches; ) {
      if (performance.now() >= turnEnds) {
        await pause();
        turnEnds = performance.now() + longestTurn;
      }
      if (signals.some((signal) => signal?.aborted === true)) return undefined;
      const count = Math.min(perBatch ? 1 : batchesPerTurn, batches - done);
      const [from, to] = [done * batchSize, Math.min((done + count) * batchSize, rows)];
      const before = performance.now();
      const pending = program.train(samples, {
        order,
        from,
        to,
        learningRate: control.learningRate,
        noiseSeed,
        out,
        losses,
      });
      if (pending !== undefined) await pending;
      done += count;
      batchesPerTurn = turnLength(count, performance.now() - before);
      if (perBatch) await reportBatch({ epoch, batch: done - 1, batches, loss: losses[done - 1] ?? Number.NaN });
      if (done < batches) {
        const seconds = (performance.now() - started) / 1000;
        for (const callback of callbacks) callback.onProgress?.({ epoch, batchesDone: done, batches, seconds });
      }
    }
    return setup.measureTraining(meanLoss(losses, rows, batchSize), out);
  };

  async function reportBatch(log: BatchLog): Promise<void> {
    for (const callback of callbacks) await callback.onBatchEnd?.(log, control);
  }
}

/** The mean over rows, from the means over batches. */
function meanLoss(losses: Float64Array, rows: number, batchSize: number): number {
  return losses.reduce((total, loss, batch) => total + loss * Math.min(batchSize, rows - batch * batchSize), 0) / rows;
}

/** How many batches fit in a turn, judged by the last pass. */
const turnLength = (batches: number, milliseconds: number): number =>
  Math.max(1, Math.floor((batches * longestTurn) / Math.max(milliseconds, 1e-3)));

const diverged = (loss: number, epoch: number, learningRate: number): LinnetError =>
  new LinnetError(
    'diverged',
    `The loss became ${loss} in epoch ${epoch + 1}. The weights of epoch ${epoch} are kept. Use a smaller learning rate than ${learningRate}, or scale the data.`,
  );
