import { type Float32NdArray, type Plan, rowsOf, sizeOf } from '@linnet/core';
import { createNetwork, type Network, type Values, valueAt } from './network.js';
import { createParameters, type Parameters } from './parameters.js';
import type { Runtime } from './runtime.js';
import { createTensors, type Tensors } from './tensors.js';
import { createWorkspace, type Tensor, type Workspace } from './workspace.js';

// Enough rows for the kernels to work well, few enough to keep the values of wide layers in the cache.
const inferenceRows = 256;

/** A plan with its parameters: what programs that predict and programs that train have in common. */
export interface Model {
  readonly workspace: Workspace;
  readonly tensors: Tensors;
  readonly network: Network;
  readonly parameters: Parameters;
  /** Runs rows through the network; `x` must not change before the step ends. */
  forward(x: Float32Array, rows: number): Values;
  /** What came out of a forward pass, to look at only. */
  result(values: Values): Float32Array;
  /** Predicts all rows, some at a time. */
  predict(x: Float32NdArray, out: Float32Array): void;
}

/** Lays out a plan; `momentCount` is how many numbers the optimiser keeps for each of a parameter. */
export function createModel(plan: Plan, runtime: Runtime, momentCount: number): Model {
  const workspace = createWorkspace(runtime);
  const tensors = createTensors(workspace);
  const network = createNetwork(plan, tensors, workspace);
  const parameters = createParameters(plan.params, momentCount, tensors, workspace);
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];

  const forward = (x: Float32Array, rows: number): Values => {
    const input: Tensor = workspace.upload(x, [rows, inputs]);
    return network.forward(input, parameters.tensors());
  };
  const result = (values: Values): Float32Array => workspace.peek(valueAt(values, plan.result));
  const predict = (x: Float32NdArray, out: Float32Array): void => {
    for (let start = 0, all = rowsOf(x); start < all; start += inferenceRows) {
      const end = Math.min(start + inferenceRows, all);
      const rows = x.data.subarray(start * inputs, end * inputs);
      workspace.step(() => out.set(result(forward(rows, end - start)), start * outputs));
    }
  };
  return { workspace, tensors, network, parameters, forward, result, predict };
}
