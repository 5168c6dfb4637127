import { type Plan, paramsOf } from '@linnet/core';
import type { ForwardResult, Noise } from './op.js';
import { createOps } from './ops.js';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** What a forward pass gives, by buffer: its tensor, and what the op that wrote it keeps for the way back. */
export type Values = readonly (ForwardResult | undefined)[];

/** The gradients of parameters; undefined for those that do not train, or that the result does not depend on. */
export type Gradients = readonly (Tensor | undefined)[];

/** A plan on tensors. */
export interface Network {
  /** From the input's rows to every buffer. */
  forward(input: Tensor, params: readonly Tensor[], training: boolean): Values;
  /** From the gradient of a buffer to those of the trained parameters that it depends on. */
  backward(buffer: number, gradient: Tensor, values: Values, params: readonly Tensor[]): Gradients;
}

/** Lays out a plan for tensors. */
export function createNetwork(plan: Plan, t: Tensors, workspace: Workspace, noise: Noise): Network {
  const tensorOp = createOps(plan, t, workspace, noise);
  const needed = neededBuffers(plan);
  const ops = plan.ops.map((op, index) => ({
    ...tensorOp(op, index),
    from: op.inputs[0] ?? 0,
    to: op.outputs[0] ?? 0,
  }));
  const backwards = [...ops].reverse();
  const accumulate = (gradients: (Tensor | undefined)[], index: number, gradient: Tensor): void => {
    const present = gradients[index];
    gradients[index] = present === undefined ? gradient : t.add(present, gradient);
  };
  return {
    forward: (input, params, training) => {
      const values: (ForwardResult | undefined)[] = [{ y: input }];
      for (const { forward, from, to } of ops) values[to] = forward({ x: valueAt(values, from), params, training });
      return values;
    },
    backward: (buffer, ofBuffer, values, params) => {
      const gradients: (Tensor | undefined)[] = [];
      const paramGradients: (Tensor | undefined)[] = [];
      gradients[buffer] = ofBuffer;
      for (const { backward, from, to } of backwards) {
        const gradient = gradients[to];
        // Undefined where what is asked for does not depend on the buffer.
        if (gradient === undefined || needed[to] !== true) continue;
        const [x, inputNeeded] = [valueAt(values, from), needed[from] ?? false];
        const result = backward({ x, ...resultAt(values, to), gradient, params, inputNeeded });
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
export const valueAt = (values: Values, buffer: number): Tensor => resultAt(values, buffer).y;

function resultAt(values: Values, buffer: number): ForwardResult {
  const result = values[buffer];
  if (result === undefined) throw new RangeError(`Nothing has been written to buffer ${buffer} of the plan.`);
  return result;
}
