import { type Plan, paramsOf } from '@linnet/core';
import type { Noise, OpResult, ParamTensor } from './op.js';
import { createOps } from './ops.js';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** What a forward pass gives. */
export interface Run {
  /** The tensor of a buffer. */
  tensorOf(buffer: number): Tensor;
  /** What each op read and wrote, by buffer, and gave. */
  readonly steps: readonly Step[];
  /** What parameters that ops keep themselves become. */
  readonly kept: readonly ParamTensor[];
}

interface Step extends OpResult {
  readonly from: readonly number[];
  readonly to: number;
}

/** The gradients of parameters; undefined for those that do not train, or that the result does not depend on. */
export type Gradients = readonly (Tensor | undefined)[];

/** A plan on tensors. */
export interface Network {
  /** From the input's rows to every buffer. */
  forward(input: Tensor, params: readonly Tensor[], training: boolean): Run;
  /** From the gradient of a buffer to those of the trained parameters that it depends on. */
  backward(buffer: number, gradient: Tensor, run: Run): Gradients;
}

/** Lays out a plan for tensors. */
export function createNetwork(plan: Plan, t: Tensors, workspace: Workspace, noise: Noise): Network {
  const tensorOp = createOps(plan, t, workspace, noise);
  const needed = neededBuffers(plan);
  const ops = plan.ops.map((op, index) => ({ apply: tensorOp(op, index), from: op.inputs, to: op.outputs[0] ?? 0 }));
  const accumulate = (gradients: (Tensor | undefined)[], index: number, gradient: Tensor): void => {
    const present = gradients[index];
    gradients[index] = present === undefined ? gradient : t.add(present, gradient);
  };
  return {
    forward: (input, params, training) => {
      const values: Tensor[] = [input];
      const tensorOf = (buffer: number): Tensor => written(values[buffer], buffer);
      const steps = ops.map(({ apply, from, to }): Step => {
        const inputs = from.map(tensorOf);
        const result = apply({ x: inputs[0] ?? input, inputs, params, training });
        values[to] = result.y;
        return { ...result, from, to };
      });
      return { tensorOf, steps, kept: steps.flatMap(({ kept = [] }) => kept) };
    },
    backward: (buffer, ofBuffer, { steps }) => {
      const gradients: (Tensor | undefined)[] = [];
      const paramGradients: (Tensor | undefined)[] = [];
      gradients[buffer] = ofBuffer;
      for (const { from, to, backward } of [...steps].reverse()) {
        const gradient = gradients[to];
        // Undefined where what is asked for does not depend on the buffer.
        if (gradient === undefined || needed[to] !== true) continue;
        const isNeeded = (input: number): boolean => needed[input] === true;
        const { inputs, params = [] } = backward(gradient, from.some(isNeeded));
        from.forEach((input, place) => {
          const own = inputs[place];
          if (own !== undefined && isNeeded(input)) accumulate(gradients, input, own);
        });
        for (const [param, own] of params) accumulate(paramGradients, param, own);
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

function written(value: Tensor | undefined, buffer: number): Tensor {
  if (value === undefined) throw new RangeError(`Nothing has been written to buffer ${buffer} of the plan.`);
  return value;
}
