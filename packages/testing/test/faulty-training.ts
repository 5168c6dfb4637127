import {
  type Float32Samples,
  type OptimizerSpec,
  type Pass,
  type Plan,
  pow,
  rowsOf,
  sizeOf,
  type Training,
} from '@linnet/core';
import type { Reference } from '../src/backend/reference.js';
import type { Has } from './faults.js';
import { update } from './faulty-updates.js';

/** Trains the reference on the rows of a pass: rightly, or with one mistake. */
export function trainPass(
  reference: Reference,
  plan: Plan,
  training: Training,
  given: Float32Samples,
  pass: Pass,
  has: Has,
): void {
  const { batchSize } = training;
  const end = has('trains beyond the end of the pass') ? pass.order.length : pass.to;
  for (let start = pass.from; start < end; start += batchSize) {
    const places = Array.from({ length: Math.min(batchSize, end - start) }, (_, index) => start + index);
    const rows = places.map((place) => (has('ignores the order') ? place : (pass.order[place] ?? 0)));
    const batch = { samples: faultyWeights(given, rows, has), rows, start };
    trainBatch(reference, plan, training, batch, pass, has);
  }
}

interface Batch {
  readonly samples: Float32Samples;
  readonly rows: readonly number[];
  readonly start: number;
}

function trainBatch(
  reference: Reference,
  plan: Plan,
  training: Training,
  { samples, rows, start }: Batch,
  pass: Pass,
  has: Has,
): void {
  const { optimizer } = reference;
  const outputs = sizeOf(plan.output);
  const step = optimizer.step;
  if (has('has the same noise in every step')) optimizer.step = 0;
  const predictions = reference.predict(samples, rows, pass.noiseSeed);
  const share = has('divides short batches by the whole batch size') ? rows.length / training.batchSize : 1;
  const loss = reference.loss(samples, rows, pass.noiseSeed);
  pass.losses[Math.floor(start / training.batchSize)] =
    share * loss * (has('gives the loss of a batch as its sum') ? rows.length : 1);
  // Before the gradient of the loss, which is in the same arrays.
  const penalties = has('clips before it penalises') ? penaltiesOf(reference, samples, rows) : [];
  const gradients = reference.gradient(samples, rows, pass.noiseSeed);
  for (const [index, gradient] of gradients.entries()) {
    const leftOut = has('leaves out a gradient') && index === 1;
    for (const [at, value] of gradient.entries()) {
      const digits = has('has gradients of four digits') ? Number(value.toPrecision(4)) : value;
      gradient[at] = leftOut ? 0 : share * digits;
    }
  }
  optimizer.step = step;
  const rate = faultyRate(pass.learningRate, training.optimizer, optimizer.step + 1, has);
  update(reference, plan, training.optimizer, gradients, penalties, rate, has);
  if (!has('does not let statistics follow')) reference.follow();
  const [first] = reference.params;
  if (has('is not deterministic') && first !== undefined) first[0] = (first[0] ?? 0) + 1e-6 * Math.random();
  const late = has('predicts after the update') ? reference.predict(samples, rows, pass.noiseSeed) : predictions;
  for (const [index, row] of rows.entries()) {
    const place = has('puts predictions in the order of training') ? start + index : row;
    pass.out.set(late.subarray(index * outputs, (index + 1) * outputs), place * outputs);
  }
}

/** The gradients of the regularizers: those of rows that weigh nothing. */
function penaltiesOf({ gradient }: Reference, { x, y }: Float32Samples, rows: readonly number[]) {
  const weights = { data: new Float32Array(rowsOf(x)), shape: [rowsOf(x)] };
  return gradient({ x, y, weights }, rows, 0).map((values) => values.slice());
}

function faultyWeights(samples: Float32Samples, rows: readonly number[], has: Has): Float32Samples {
  const { x, y, weights } = samples;
  if (weights === undefined || has('ignores row weights')) return { x, y };
  if (!has('divides by the sum of weights')) return samples;
  const total = rows.reduce((sum, row) => sum + (weights.data[row] ?? 0), 0);
  return { x, y, weights: { ...weights, data: weights.data.map((weight) => (weight * rows.length) / total) } };
}

function faultyRate(rate: number, spec: OptimizerSpec, step: number, has: Has): number {
  if (has('takes the rate of the optimizer')) return spec.learningRate;
  if (spec.kind !== 'adam' || !has('has no bias correction')) return rate;
  return (rate * (1 - pow(spec.beta1, step))) / Math.sqrt(1 - pow(spec.beta2, step));
}
