import { checkAccepts, LinnetError, type Program, rowsOf, sizeOf, stream } from '@linnet/core';
import { trainingOf } from '../engine.js';
import { explained } from '../explain-disposed.js';
import { createPace } from './pace.js';
import type { PreparedFit } from './prepare-fit.js';
import type { SweepRecorder } from './rate-sweep.js';
import type { Trainee } from './trainee.js';

/** Trains on a batch at a rate, and gives its loss. Steps count from 0. */
export type TrainBatch = (step: number, learningRate: number) => Promise<number>;

/** Does something with a program of its own, in the state of the model. */
export async function withCopy<T>(
  { engine, definition, objective }: Trainee,
  { batchSize }: PreparedFit,
  act: (program: Program) => Promise<T>,
): Promise<T> {
  const { plan } = definition.lowered;
  const training = trainingOf(objective, batchSize);
  let copy: Program | undefined;
  try {
    const backend = await engine.load(batchSize);
    checkAccepts(backend, plan, training);
    const own = await engine.training(engine.batchSize);
    copy = backend.compile(plan, training);
    copy.writeState(own.readState());
    return await act(copy);
  } catch (error) {
    throw explained(error);
  } finally {
    copy?.dispose();
  }
}

/** What trains on one batch after another, the rows in the orders of a first fit with this seed. */
export function batchTrainer(
  program: Program,
  { training: { samples, predicted }, settings: { batchSize } }: PreparedFit,
  seed: number,
): TrainBatch {
  const rows = rowsOf(samples.x);
  const batches = Math.ceil(rows / batchSize);
  const order = new Uint32Array(rows);
  const [out, losses] = [new Float32Array(sizeOf(predicted)), new Float64Array(batches)];
  return async (step, learningRate) => {
    const [epoch, batch] = [Math.floor(step / batches), step % batches];
    if (batch === 0) {
      for (let row = 0; row < rows; row++) order[row] = row;
      stream(seed, epoch).shuffle(order);
    }
    const [from, to] = [batch * batchSize, Math.min((batch + 1) * batchSize, rows)];
    const noiseSeed = stream(seed, epoch, 1).nextUint32();
    await program.train(samples, { order, from, to, learningRate, noiseSeed, out, losses });
    return losses[batch] ?? Number.NaN;
  };
}

/** Goes through the rates, with turns for signals and pages in between; tells how it ended. */
export async function sweepRates(
  rates: readonly number[],
  trainBatch: TrainBatch,
  recorder: SweepRecorder,
  signals: readonly (AbortSignal | undefined)[],
): Promise<'done' | 'stopped' | 'interrupted'> {
  const pace = createPace(1);
  for (const [step, rate] of rates.entries()) {
    await pace.turn(performance.now());
    if (signals.some((signal) => signal?.aborted === true)) return 'interrupted';
    const loss = await trainBatch(step, rate).catch((error: unknown) => {
      throw failureAt(rate, error);
    });
    if (!recorder.add(rate, loss)) return 'stopped';
  }
  return 'done';
}

/** An error that a backend threw, such as a trap or want of memory, as one that says when. */
function failureAt(rate: number, cause: unknown): LinnetError {
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
  return new LinnetError(
    LinnetError.is(cause) ? cause.code : 'crashed',
    `The backend failed at a learning rate of ${rate}: ${reason}. The model is as it was.`,
    { cause },
  );
}
