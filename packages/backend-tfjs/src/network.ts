import { type Plan, paramsOf } from '@linnet/core';
import { createOps } from './ops.js';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** The tensors of a forward pass, by buffer. */
export type Values = readonly (Tensor | undefined)[];

/** A plan on tensors. */
export interface Network {
  /** From the input's rows to every buffer. */
  forward(input: Tensor, params: readonly Tensor[]): Values;
  /** From the gradient of the result to those of the trained parameters that the result depends on. */
  backward(gradient: Tensor, values: Values, params: readonly Tensor[]): Values;
}

/** Lays out a plan for tensors. */
export function createNetwork(plan: Plan, t: Tensors, workspace: Workspace): Network {
  const tensorOp = createOps(plan.params, t, workspace);
  const needed = neededBuffers(plan);
  const ops = plan.ops.map((op) => ({ ...tensorOp(op), from: op.inputs[0] ?? 0, to: op.outputs[0] ?? 0 }));
  const backwards = [...ops].reverse();
  const accumulate = (gradients: (Tensor | undefined)[], index: number, gradient: Tensor): void => {
    const present = gradients[index];
    gradients[index] = present === undefined ? gradient : t.add(present, gradient);
  };
  return {
    forward: (input, params) => {
      const values: (Tensor | undefined)[] = [input];
      for (const { forward, from, to } of ops) values[to] = forward(valueAt(values, from), params);
      return values;
    },
    backward: (resultGradient, values, params) => {
      const gradients: (Tensor | undefined)[] = [];
      const paramGradients: (Tensor | undefined)[] = [];
      gradients[plan.result] = resultGradient;
      for (const { backward, from, to } of backwards) {
        const gradient = gradients[to];
        // Undefined where the result does not depend on the buffer.
        if (gradient === undefined || needed[to] !== true) continue;
        const [x, y] = [valueAt(values, from), valueAt(values, to)];
        const result = backward({ x, y, gradient, params, inputNeeded: needed[from] ?? false });
        if (result.input !== undefined) accumulate(gradients, from, result.input);
        for (const [param, own] of result.params) accumulate(paramGradients, param, own);
      }
      return paramGradients;
    },
  };
}

/** The buffers that depend on a trained parameter: only their gradients are worth computing. */
function neededBuffers(plan: Plan): readonly boolean[] {
  const needed: boolean[] = [];
  for (const op of plan.ops) {
    const trains = paramsOf(op).some((index) => plan.params[index]?.trained);
    for (const output of op.outputs) needed[output] = trains || op.inputs.some((input) => needed[input]);
  }
  return needed;
}

/** The tensor of a buffer. */
export function valueAt(values: Values, buffer: number): Tensor {
  const value = values[buffer];
  if (value === undefined) throw new RangeError(`Nothing has been written to buffer ${buffer} of the plan.`);
  return value;
}
