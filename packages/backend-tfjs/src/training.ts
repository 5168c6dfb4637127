import {
  type Float32Samples,
  LinnetError,
  type Pass,
  type Plan,
  type Program,
  type ProgramState,
  rowsOf,
  sizeOf,
  type Training,
} from '@linnet/core';
import { inferenceOf, programLifetime } from './inference.js';
import { losses } from './loss.js';
import { createModel } from './model.js';
import { createOptimizer, momentsOf } from './optimizers.js';
import { gatherRows, type RowIndices, scatterRows } from './rows.js';
import type { Runtime } from './runtime.js';

/** Compiles a plan to train. */
export function compileTraining(
  plan: Plan,
  { batchSize, loss: { kind }, optimizer: spec }: Training,
  runtime: Runtime,
): Program {
  const model = createModel(plan, runtime, momentsOf(spec));
  const { workspace, network, parameters } = model;
  const optimizer = createOptimizer(spec, model.tensors, workspace);
  const loss = losses[kind];
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const x = new Float32Array(batchSize * inputs);
  const truth = new Float32Array(batchSize * outputs);
  const gradient = new Float32Array(batchSize * outputs);
  const weights = new Float32Array(batchSize);
  let step = 0;

  const load = (samples: Float32Samples, rows: RowIndices): void => {
    gatherRows(x, samples.x.data, inputs, rows);
    gatherRows(truth, samples.y.data, outputs, rows);
    if (samples.weights === undefined) weights.fill(1);
    else gatherRows(weights, samples.weights.data, 1, rows);
  };
  /** Returns the batch's mean loss. */
  const trainBatch = (samples: Float32Samples, indices: RowIndices, { learningRate, out }: Pass): number => {
    const rows = indices.length;
    load(samples, indices);
    const values = model.forward(x.subarray(0, rows * inputs), rows);
    const outcome = { predicted: model.result(values), truth, weights, rows, size: outputs };
    scatterRows(out, outcome.predicted, outputs, indices);
    loss.gradient(gradient, outcome);
    const start = workspace.upload(gradient.subarray(0, rows * outputs), [rows, outputs]);
    const gradients = network.backward(start, values, parameters.tensors());
    step += 1;
    parameters.update(optimizer.step(step, learningRate), gradients);
    return loss.sum(outcome) / rows;
  };
  const train = (samples: Float32Samples, pass: Pass): void => {
    for (let start = pass.from; start < pass.to; start += batchSize) {
      const indices = pass.order.subarray(start, Math.min(start + batchSize, pass.to));
      pass.losses[start / batchSize] = workspace.step(() => trainBatch(samples, indices, pass));
    }
  };
  const evaluate = (samples: Float32Samples, out: Float32Array): number => {
    const rows = rowsOf(samples.x);
    model.predict(samples.x, out);
    const rowWeights = samples.weights?.data ?? new Float32Array(rows).fill(1);
    return loss.sum({ predicted: out, truth: samples.y.data, weights: rowWeights, rows, size: outputs }) / rows;
  };
  const writeState = (state: ProgramState): void => {
    if (!Number.isInteger(state.step) || state.step < 0) {
      throw new LinnetError('bad-value', `The step count of a state is ${state.step}; it is a whole number from 0 up.`);
    }
    parameters.writeAll(state.params, state.moments);
    step = state.step;
  };

  const lifetime = programLifetime();
  const { guard } = lifetime;
  return {
    ...inferenceOf(model, lifetime),
    train: guard(train),
    evaluate: guard(evaluate),
    readState: guard(() => ({ params: parameters.read(), moments: parameters.readMoments(), step })),
    writeState: guard((state) => workspace.step(() => writeState(state))),
  };
}
