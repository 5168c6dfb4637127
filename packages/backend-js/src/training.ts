import {
  checkLengths,
  type Float32Samples,
  type Floats,
  gatherRows,
  type Pass,
  type Plan,
  type Program,
  type RowSelection,
  rowsOf,
  separateHead,
  sizeOf,
  type Training,
  targetShape,
} from '@linnet/core';
import { lossLoops, type Outcome } from '@linnet/core/losses';
import { copyInto, lengthsOf } from './arrays.js';
import { inferenceOf } from './inference.js';
import type { NoiseSource } from './layout.js';
import { createLifetime } from './lifetime.js';
import { batchesOf, createModel } from './model.js';
import { type Precision, roundingOf } from './precision.js';
import { createUpdates } from './updates.js';

/** Compiles a plan into plain loops that train. */
export function compileTraining(plan: Plan, training: Training, precision: Precision): Program {
  const { batchSize, loss } = training;
  const headed = separateHead(plan, loss);
  const noise: NoiseSource = { seed: 0, step: 0 };
  const model = createModel(headed, {
    batchSize,
    training: true,
    noise,
    keeping: { kept: false, round: roundingOf(precision) },
  });
  const { layout, predicted, predict } = model;
  const { value: logits, gradient } = layout.result;
  const { moments, penalty, update } = createUpdates(plan, layout, training, precision);
  const loops = lossLoops(loss, plan.output, headed.head);
  const loadTargets = targetsOf(sizeOf(targetShape(plan.output, loss)), batchSize);
  const values = layout.params.map(({ value }) => value);

  const outcomeOf = (samples: Float32Samples, batch: RowSelection): Outcome => ({
    logits,
    predicted,
    ...loadTargets(samples, batch),
    rows: batch.rows,
  });
  /** Returns the batch's mean loss. */
  const trainBatch = (samples: Float32Samples, batch: RowSelection, { out, learningRate }: Pass): number => {
    noise.step += 1;
    predict(samples.x, out, batch, true);
    const outcome = outcomeOf(samples, batch);
    const mean = loops.sum(outcome) / batch.rows + penalty();
    // A plan that is nothing but its input has none.
    if (gradient !== undefined) loops.gradient(gradient, outcome);
    layout.backward(batch.rows);
    update(noise.step, learningRate);
    layout.refresh();
    return mean;
  };
  const train = (samples: Float32Samples, pass: Pass): void => {
    const { order, from, to, losses } = pass;
    noise.seed = pass.noiseSeed;
    for (let start = from; start < to; start += batchSize) {
      const rows = Math.min(batchSize, to - start);
      losses[Math.floor(start / batchSize)] = trainBatch(samples, { order, start, rows }, pass);
    }
  };
  const evaluate = (samples: Float32Samples, out: Float32Array): number => {
    let total = 0;
    for (const batch of batchesOf(samples.x, batchSize)) {
      predict(samples.x, out, batch, false);
      total += loops.sum(outcomeOf(samples, batch));
    }
    return total / rowsOf(samples.x) + penalty();
  };

  const lifetime = createLifetime();
  const { guard } = lifetime;
  const sliced = (array: Floats): Floats => array.slice();
  return {
    ...inferenceOf(model, batchSize, lifetime),
    train: guard(train),
    evaluate: guard(evaluate),
    readState: guard(() => ({ params: values.map(sliced), moments: moments.map(sliced), step: noise.step })),
    writeState: guard((state) => {
      // Both before either: a state that does not fit leaves nothing of itself behind.
      checkLengths(state.params, lengthsOf(values), 'parameters');
      checkLengths(state.moments, lengthsOf(moments), 'optimiser moments');
      copyInto(values, state.params);
      copyInto(moments, state.moments);
      layout.refresh();
      noise.step = state.step;
    }),
  };
}

/** Brings the targets and weights of a batch, which weighs 1 where nothing is said. */
function targetsOf(size: number, batchSize: number) {
  const [truth, weights] = [new Float64Array(batchSize * size), new Float64Array(batchSize)];
  return ({ y, weights: given }: Float32Samples, batch: RowSelection): Pick<Outcome, 'truth' | 'weights'> => {
    gatherRows(truth, y.data, size, batch);
    if (given === undefined) weights.fill(1);
    else gatherRows(weights, given.data, 1, batch);
    return { truth, weights };
  };
}
