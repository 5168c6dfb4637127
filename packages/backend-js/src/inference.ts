import { checkLengths, type InferenceProgram, type Plan, type StatefulProgram } from '@linnet/core';
import { copyInto, lengthsOf } from './arrays.js';
import { createLifetime, type Lifetime } from './lifetime.js';
import { batchesOf, createModel, type Model } from './model.js';

/** Batch size of programs that only predict. */
const inferenceBatch = 64;

/** Compiles a plan to predict: the same loops without gradients. */
export function compileInference(plan: Plan): InferenceProgram {
  return inferenceOf(predictor(plan, inferenceBatch, false), inferenceBatch, createLifetime());
}

/** Compiles a plan to predict row by row; its recurrent ops go on where the last row ended. */
export function compileStateful(plan: Plan): StatefulProgram {
  const lifetime = createLifetime();
  const model = predictor(plan, 1, true);
  return { ...inferenceOf(model, 1, lifetime), reset: lifetime.guard(model.layout.reset) };
}

/** What every program does with its model. */
export function inferenceOf({ layout, predict }: Model, batchSize: number, { guard, end }: Lifetime): InferenceProgram {
  const values = layout.params.map(({ value }) => value);
  return {
    infer: guard((x, out) => {
      for (const batch of batchesOf(x, batchSize)) predict(x, out, batch, false);
    }),
    read: guard(() => values.map((value) => Float32Array.from(value))),
    write: guard((params) => {
      checkLengths(params, lengthsOf(values), 'parameters');
      copyInto(values, params);
      layout.refresh();
    }),
    dispose: end,
  };
}

const predictor = (plan: Plan, batchSize: number, kept: boolean): Model =>
  createModel(
    { plan, head: 'none', isShown: true },
    { batchSize, training: false, noise: { seed: 0, step: 0 }, keeping: { kept, round: Math.fround } },
  );
