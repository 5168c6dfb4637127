import { type Float32NdArray, type Plan, rowsOf, sizeOf } from '@linnet/core';
import { createNetwork, type Network, type Run } from './network.js';
import type { Noise } from './op.js';
import { createParameters, type Parameters } from './parameters.js';
import type { Runtime } from './runtime.js';
import { splitEnd } from './split-end.js';
import { createTensors, type Tensors } from './tensors.js';
import { createWorkspace, type Tensor, type Workspace } from './workspace.js';

// Enough rows for the kernels to work well, few enough to keep the values of wide layers in the cache.
const inferenceRows = 256;

/** A plan with its parameters: what programs that predict and programs that train have in common. */
export interface Model {
  /** What is run: the plan that was given, or one that does the same. */
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly tensors: Tensors;
  readonly network: Network;
  readonly parameters: Parameters;
  /** Runs rows through the network; `x` must not change before the step ends. */
  forward(x: Float32Array, rows: number, training: boolean): Run;
  /** What a forward pass wrote to a buffer, to look at only. */
  numbers(run: Run, buffer: number): Float32Array;
  /** Predicts all rows, some at a time. `visit` sees each part before it is gone. */
  predict(x: Float32NdArray, out: Float32Array, visit?: (run: Run, start: number, rows: number) => void): void;
}

/** Lays out a plan; `momentStarts` is what the numbers start as that the optimiser keeps for each of a parameter. */
export function createModel(given: Plan, runtime: Runtime, momentStarts: readonly number[], noise: Noise): Model {
  const plan = splitEnd(given);
  const workspace = createWorkspace(runtime);
  const tensors = createTensors(workspace);
  const network = createNetwork(plan, tensors, workspace, noise);
  const parameters = createParameters(plan.params, momentStarts, tensors, workspace);
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];

  const forward: Model['forward'] = (x, rows, training) => {
    const input: Tensor = workspace.upload(x, [rows, inputs]);
    return network.forward(input, parameters.tensors(), training);
  };
  const numbers: Model['numbers'] = (run, buffer) => workspace.peek(run.tensorOf(buffer));
  const predict: Model['predict'] = (x, out, visit) => {
    for (let start = 0, all = rowsOf(x); start < all; start += inferenceRows) {
      const rows = Math.min(inferenceRows, all - start);
      const part = x.data.subarray(start * inputs, (start + rows) * inputs);
      workspace.step(() => {
        const run = forward(part, rows, false);
        out.set(numbers(run, plan.result), start * outputs);
        visit?.(run, start, rows);
      });
    }
  };
  return { plan, workspace, tensors, network, parameters, forward, numbers, predict };
}
