import { stream } from '@linnet/core';
import { backendFailure } from './backend-failure.js';
import type { BatchLog, BatchPlace, TrainingControl } from './callback.js';
import { looksAtBatches } from './pace.js';
import type { TrainingSetup } from './training-setup.js';

/**
 * One epoch, in as few calls of the program as signals, progress and callbacks allow; predictions go to `out`. Gives the
 * mean loss over the rows, or undefined when interrupted. Ends at the first loss that is no finite number, with that.
 */
export function epochPass(
  setup: TrainingSetup,
  control: TrainingControl,
  out: Float32Array,
): () => Promise<number | undefined> {
  const { program, samples, run, callbacks, pace, signals, shuffle, stepsBefore } = setup;
  const { rows, batchSize, batches } = run;
  const inPlace = Uint32Array.from({ length: rows }, (_, row) => row);
  const order = inPlace.slice();
  const losses = new Float64Array(batches);
  const perBatch = looksAtBatches(callbacks);
  // A fit that goes on from another takes the orders that one long fit would have taken.
  const epochsBefore = Math.floor(stepsBefore / batches);
  let passes = 0;

  return async () => {
    const { epoch } = control;
    const seed = run.seeds.order.value;
    if (shuffle) {
      order.set(inPlace);
      stream(seed, epochsBefore + epoch).shuffle(order);
    }
    const noiseSeed = stream(seed, epochsBefore + epoch, 1).nextUint32();
    const started = performance.now();
    let now = started;
    for (let done = 0; done < batches; ) {
      const turn = pace.turn(now);
      if (turn !== undefined) {
        await turn;
        now = performance.now();
      }
      for (const signal of signals) if (signal?.aborted === true) return undefined;
      const count = Math.min(pace.lengthOf(passes++), batches - done);
      const [from, to] = [done * batchSize, Math.min((done + count) * batchSize, rows)];
      if (perBatch) await announceBatch(placeOf(epoch, done));
      const { learningRate } = control;
      try {
        const pending = program.train(samples, { order, from, to, learningRate, noiseSeed, out, losses });
        if (pending !== undefined) await pending;
      } catch (error) {
        throw backendFailure(error, run.backend.name, epoch);
      }
      done += count;
      const before = now;
      now = performance.now();
      pace.note(count, now - before);
      const lost = firstNotFinite(losses, done - count, done);
      if (perBatch) {
        await reportBatch({ ...placeOf(epoch, done - 1), loss: losses[done - 1] ?? Number.NaN });
      }
      if (lost >= 0) return losses[lost];
      if (done < batches) await reportProgress(epoch, done, (now - started) / 1000);
      if (perBatch || done < batches) now = performance.now();
    }
    return meanLoss(losses, rows, batchSize);
  };

  function placeOf(epoch: number, batch: number): BatchPlace {
    return { epoch, batch, batches, step: stepsBefore + epoch * batches + batch };
  }

  async function announceBatch(place: BatchPlace): Promise<void> {
    for (const callback of callbacks) await callback.onBatchBegin?.(place, control);
  }

  async function reportBatch(log: BatchLog): Promise<void> {
    for (const callback of callbacks) await callback.onBatchEnd?.(log, control);
  }

  async function reportProgress(epoch: number, batchesDone: number, seconds: number): Promise<void> {
    for (const callback of callbacks) await callback.onProgress?.({ epoch, batchesDone, batches, seconds });
  }
}

function firstNotFinite(losses: Float64Array, from: number, to: number): number {
  for (let batch = from; batch < to; batch++) if (!Number.isFinite(losses[batch])) return batch;
  return -1;
}

/** The mean over rows, from the means over batches. */
function meanLoss(losses: Float64Array, rows: number, batchSize: number): number {
  let total = 0;
  for (let batch = 0; batch < losses.length; batch++) {
    total += (losses[batch] as number) * Math.min(batchSize, rows - batch * batchSize);
  }
  return total / rows;
}
