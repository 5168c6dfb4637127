import { stream } from '@linnet/core';
import { backendFailure } from './backend-failure.js';
import type { BatchLog, TrainingControl } from './callback.js';
import type { TrainingSetup } from './training-setup.js';

/**
 * One epoch, in as few calls of the program as signals, progress and callbacks allow; predictions go to `out`. Gives the
 * mean loss over the rows, or undefined when interrupted.
 */
export function epochPass(
  setup: TrainingSetup,
  control: TrainingControl,
  out: Float32Array,
): () => Promise<number | undefined> {
  const { program, samples, run, callbacks, pace, signals, shuffle } = setup;
  const { rows, batchSize, batches } = run;
  const inPlace = Uint32Array.from({ length: rows }, (_, row) => row);
  const order = inPlace.slice();
  const losses = new Float64Array(batches);
  const perBatch = callbacks.some(({ onBatchEnd }) => onBatchEnd !== undefined);
  let passes = 0;

  return async () => {
    const { epoch } = control;
    const seed = run.seeds.order.value;
    if (shuffle) {
      order.set(inPlace);
      stream(seed, epoch).shuffle(order);
    }
    const noiseSeed = stream(seed, epoch, 1).nextUint32();
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
      if (perBatch) await reportBatch({ epoch, batch: done - 1, batches, loss: losses[done - 1] ?? Number.NaN });
      if (done < batches) await reportProgress(epoch, done, (now - started) / 1000);
      if (perBatch || done < batches) now = performance.now();
    }
    return meanLoss(losses, rows, batchSize);
  };

  async function reportBatch(log: BatchLog): Promise<void> {
    for (const callback of callbacks) await callback.onBatchEnd?.(log, control);
  }

  async function reportProgress(epoch: number, batchesDone: number, seconds: number): Promise<void> {
    for (const callback of callbacks) await callback.onProgress?.({ epoch, batchesDone, batches, seconds });
  }
}

/** The mean over rows, from the means over batches. */
function meanLoss(losses: Float64Array, rows: number, batchSize: number): number {
  let total = 0;
  for (let batch = 0; batch < losses.length; batch++) {
    total += (losses[batch] as number) * Math.min(batchSize, rows - batch * batchSize);
  }
  return total / rows;
}
