import { stream } from '@linnet/core';
import type { BatchLog, TrainingControl } from './callback.js';
import type { Log } from './history.js';
import { pause } from './pause.js';
import type { TrainingSetup } from './training-setup.js';

/** Longest time without a turn for signals and pages, in milliseconds. */
const longestTurn = 50;

/** One epoch, in as few calls of the program as signals, progress and callbacks allow; undefined when interrupted. */
export function epochPass(setup: TrainingSetup, control: TrainingControl): () => Promise<Log | undefined> {
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
        for (const callback of callbacks) await callback.onProgress?.({ epoch, batchesDone: done, batches, seconds });
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
