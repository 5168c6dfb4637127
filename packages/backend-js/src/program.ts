import {
  checkLengths,
  type Float32NdArray,
  type Float32Samples,
  type Floats,
  LinnetError,
  type Operand,
  type Pass,
  type Plan,
  type Program,
  rowsOf,
  sizeOf,
  type Training,
} from '@linnet/core';
import { layOut, type NoiseSource } from './layout.js';
import { losses } from './losses.js';
import { optimizerFor, type TrainedParam } from './optimizers.js';
import { gatherRows, type RowOrder, scatterRows } from './rows.js';

/** How parameters are kept between updates: rounded to single floats, or not at all (for use as an oracle). */
export type Precision = 'float32' | 'float64';

/** Batch size of programs that only predict. */
const inferenceBatch = 64;
const noTraining: Training = {
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 0 },
  batchSize: inferenceBatch,
};

const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Compiles a plan into plain loops. A program that only predicts is one that has no gradients. */
export function compileProgram(plan: Plan, training: Training | undefined, precision: Precision): Program {
  const { batchSize, loss, optimizer: optimizerSpec } = training ?? noTraining;
  const noise: NoiseSource = { seed: 0, step: 0 };
  const layout = layOut(plan, batchSize, training !== undefined, noise);
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const truth = new Float64Array(batchSize * outputs);
  const weights = new Float64Array(batchSize);
  const optimizer = optimizerFor(optimizerSpec);
  const { sum, gradient: lossGradient } = losses[loss.kind];
  const trained = plan.params.flatMap(({ trained, clip: [low, high] = unlimited }, index): TrainedParam[] => {
    const param = layout.params[index];
    if (!trained || param?.gradient === undefined) return [];
    const { value, gradient } = param;
    const moments = Array.from({ length: optimizer.moments }, () => new Float64Array(value.length));
    return [{ value, gradient, moments, low, high, rounded: precision === 'float32' }];
  });
  const values = layout.params.map(({ value }) => value);
  const allMoments = trained.flatMap(({ moments }) => moments);
  let disposed = false;

  const checkAlive = (): void => {
    if (disposed) throw new LinnetError('disposed', 'This program was disposed; compile the plan again.');
  };
  const loadTargets = ({ y, weights: given }: Float32Samples, order: RowOrder, start: number, rows: number): void => {
    gatherRows(truth, y.data, outputs, order, start, rows);
    if (given === undefined) weights.fill(1, 0, rows);
    else gatherRows(weights, given.data, 1, order, start, rows);
  };
  const predict = (
    x: Float32NdArray,
    out: Float32Array,
    order: RowOrder,
    start: number,
    rows: number,
    inTraining: boolean,
  ): void => {
    gatherRows(layout.input.value, x.data, inputs, order, start, rows);
    layout.forward(rows, inTraining);
    scatterRows(out, layout.result.value, outputs, order, start, rows);
  };
  const update = (learningRate: number): void => {
    for (const param of trained) optimizer.update(param, noise.step, learningRate);
  };

  return {
    train: (samples, { order, from, to, learningRate, noiseSeed, out, losses: batchLosses }: Pass) => {
      checkAlive();
      noise.seed = noiseSeed;
      const resultGradient = gradientOf(layout.result);
      for (let start = from; start < to; start += batchSize) {
        const rows = Math.min(batchSize, to - start);
        noise.step += 1;
        loadTargets(samples, order, start, rows);
        predict(samples.x, out, order, start, rows, true);
        batchLosses[Math.floor(start / batchSize)] = sum(layout.result.value, truth, weights, rows, outputs) / rows;
        lossGradient(resultGradient, layout.result.value, truth, weights, rows, outputs);
        layout.backward(rows);
        update(learningRate);
      }
    },
    evaluate: (samples, out) => {
      checkAlive();
      const all = rowsOf(samples.x);
      let total = 0;
      for (let start = 0; start < all; start += batchSize) {
        const rows = Math.min(batchSize, all - start);
        loadTargets(samples, undefined, start, rows);
        predict(samples.x, out, undefined, start, rows, false);
        total += sum(layout.result.value, truth, weights, rows, outputs);
      }
      return total / all;
    },
    infer: (x, out) => {
      checkAlive();
      for (let start = 0, all = rowsOf(x); start < all; start += batchSize) {
        predict(x, out, undefined, start, Math.min(batchSize, all - start), false);
      }
    },
    read: () => {
      checkAlive();
      return values.map((value) => Float32Array.from(value));
    },
    write: (params) => {
      checkAlive();
      checkLengths(params, lengthsOf(values), 'parameters');
      copy(values, params);
    },
    readState: () => {
      checkAlive();
      const sliced = (array: Floats): Floats => array.slice();
      return { params: values.map(sliced), moments: allMoments.map(sliced), step: noise.step };
    },
    writeState: ({ params, moments, step }) => {
      checkAlive();
      // Both before either: a state that does not fit leaves nothing of itself behind.
      checkLengths(params, lengthsOf(values), 'parameters');
      checkLengths(moments, lengthsOf(allMoments), 'optimiser moments');
      copy(values, params);
      copy(allMoments, moments);
      noise.step = step;
    },
    dispose: () => {
      disposed = true;
    },
  };
}

function gradientOf({ gradient }: Operand): Floats {
  if (gradient === undefined)
    throw new LinnetError(
      'bad-option',
      'This program was compiled to predict only; give the training to compile it with.',
    );
  return gradient;
}

const lengthsOf = (arrays: readonly Floats[]): readonly number[] => arrays.map(({ length }) => length);

function copy(to: readonly Floats[], from: readonly Floats[]): void {
  for (const [index, values] of to.entries()) values.set(from[index] ?? []);
}
