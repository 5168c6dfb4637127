import {
  type Float32Samples,
  gatherRows,
  LinnetError,
  momentsOf,
  type Pass,
  type Plan,
  type Program,
  type ProgramState,
  type RowSelection,
  rowsOf,
  scatterRows,
  separateHead,
  sizeOf,
  stream,
  type Training,
  targetShape,
} from '@linnet/core';
import { lossLoops, type Outcome } from '@linnet/core/losses';
import { createClipping } from './clipping.js';
import { inferenceOf, programLifetime } from './inference.js';
import { createModel } from './model.js';
import { createOptimizer } from './optimizers.js';
import { predictionsOf } from './outcomes.js';
import type { Runtime } from './runtime.js';

/** Compiles a plan to train. */
export function compileTraining(
  given: Plan,
  { batchSize, loss, optimizer: spec }: Training,
  runtime: Runtime,
): Program {
  /** Batches trained on, with the present one, and the seed of the pass. */
  const progress = { step: 0, noiseSeed: 0 };
  const noise = { of: (op: number) => stream(progress.noiseSeed, progress.step, op) };
  const model = createModel(given, runtime, momentsOf(spec), noise);
  const { plan, workspace, tensors, network, parameters } = model;
  const optimizer = createOptimizer(spec, tensors, workspace);
  const clip = createClipping(spec.clipping, tensors, workspace);
  // Predictions come out of every batch anyway, and they are few: on the host their loss costs less than kernels would.
  const headed = separateHead(plan, loss);
  const predictions = predictionsOf(model, headed);
  const { sum, gradient: lossGradient } = lossLoops(loss, plan.output, headed.head);
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const targets = sizeOf(targetShape(plan.output, loss));
  const x = new Float32Array(batchSize * inputs);
  const truth = new Float32Array(batchSize * targets);
  const gradient = new Float32Array(batchSize * outputs);
  const weights = new Float32Array(batchSize);

  const load = (samples: Float32Samples, selection: RowSelection): void => {
    gatherRows(x, samples.x.data, inputs, selection);
    gatherRows(truth, samples.y.data, targets, selection);
    if (samples.weights === undefined) weights.fill(1);
    else gatherRows(weights, samples.weights.data, 1, selection);
  };
  /** Returns the batch's mean loss. */
  const trainBatch = (samples: Float32Samples, selection: RowSelection, { learningRate, out }: Pass): number => {
    const { rows } = selection;
    progress.step += 1;
    load(samples, selection);
    const run = model.forward(x.subarray(0, rows * inputs), rows, true);
    scatterRows(out, model.numbers(run, plan.result), outputs, selection);
    const outcome: Outcome = { ...predictions(run, rows), truth, weights, rows };
    const mean = sum(outcome) / rows + parameters.penalty();
    lossGradient(gradient, outcome);
    const start = workspace.upload(gradient.subarray(0, rows * outputs), [rows, outputs]);
    const gradients = network.backward(headed.plan.result, start, run);
    parameters.update(gradients, clip, optimizer(progress.step, learningRate));
    parameters.keep(run.kept);
    return mean;
  };
  const train = (samples: Float32Samples, pass: Pass): void => {
    progress.noiseSeed = pass.noiseSeed;
    for (let start = pass.from; start < pass.to; start += batchSize) {
      const selection = { order: pass.order, start, rows: Math.min(batchSize, pass.to - start) };
      pass.losses[start / batchSize] = workspace.step(() => trainBatch(samples, selection, pass));
    }
  };
  const evaluate = (samples: Float32Samples, out: Float32Array): number => {
    const all = rowsOf(samples.x);
    const rowWeights = samples.weights?.data ?? new Float32Array(all).fill(1);
    let total = 0;
    model.predict(samples.x, out, (run, start, rows) => {
      total += sum({
        ...predictions(run, rows),
        truth: samples.y.data.subarray(start * targets, (start + rows) * targets),
        weights: rowWeights.subarray(start, start + rows),
        rows,
      });
    });
    return total / all + parameters.penalty();
  };
  const writeState = (state: ProgramState): void => {
    if (!Number.isInteger(state.step) || state.step < 0) {
      throw new LinnetError('bad-value', `The step count of a state is ${state.step}; it is a whole number from 0 up.`);
    }
    parameters.writeAll(state.params, state.moments);
    progress.step = state.step;
  };

  const lifetime = programLifetime();
  const { guard } = lifetime;
  return {
    ...inferenceOf(model, lifetime),
    train: guard(train),
    evaluate: guard(evaluate),
    readState: guard(() => ({ params: parameters.read(), moments: parameters.readMoments(), step: progress.step })),
    writeState: guard((state) => workspace.step(() => writeState(state))),
  };
}
