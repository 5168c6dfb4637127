import type { OpKinds, ParamSlot, PlanOp } from '@linnet/core';
import { createActivations, type TensorActivation } from './activations.js';
import { shaped, type Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** The kinds of op that tensors can run: custom ones bring loops over arrays. */
export type TensorOpKind = Exclude<keyof OpKinds, 'custom'>;

/** What the backward pass of an op starts from. */
export interface BackwardInput {
  readonly x: Tensor;
  readonly y: Tensor;
  /** Of the loss, by y. */
  readonly gradient: Tensor;
  readonly params: readonly Tensor[];
  /** Whether somebody needs the gradient by x. */
  readonly inputNeeded: boolean;
}

/** The gradients an op gives back. */
export interface BackwardResult {
  readonly input?: Tensor;
  /** By index into `plan.params`. */
  readonly params: readonly (readonly [param: number, gradient: Tensor])[];
}

/** An op of a plan, on tensors; x and y are matrices with a row for each row of the batch. */
export interface TensorOp {
  forward(x: Tensor, params: readonly Tensor[]): Tensor;
  backward(input: BackwardInput): BackwardResult;
}

type OpOf<Kind extends TensorOpKind> = Extract<PlanOp, { readonly kind: Kind }>;

/** Makes tensor ops from those of a plan with these parameters. */
export function createOps(slots: readonly ParamSlot[], t: Tensors, workspace: Workspace): (op: PlanOp) => TensorOp {
  const activations = createActivations(t, workspace);
  return (op) => {
    switch (op.kind) {
      case 'dense':
        return denseOp(t, workspace, op, activations[op.activation], (index) => slots[index]?.trained === true);
      case 'clip':
        return clipOp(t, workspace, op);
      case 'custom':
        throw new RangeError('Custom ops are refused before they get here.');
    }
  };
}

/** y = f(x W + b). With d = gradient times f': the gradients are d W' by x, x' d by W and the sums of d's columns by b. */
function denseOp(
  t: Tensors,
  { upload }: Workspace,
  op: OpOf<'dense'>,
  activation: TensorActivation,
  trains: (param: number) => boolean,
): TensorOp {
  const columnSums = (matrix: Tensor): Tensor => {
    const [rows = 1, columns = 1] = matrix.shape;
    const ones = upload(new Float32Array(rows).fill(1), [1, rows]);
    return shaped(t.product(ones, matrix), [columns]);
  };
  return {
    forward: (x, params) => {
      const bias = op.bias === undefined ? undefined : at(params, op.bias);
      return activation.apply(t.dense(x, at(params, op.kernel), bias, activation.fused));
    },
    // Products of transposed copies: the kernel's own flags for that lead to loops that are five times slower.
    backward: ({ x, y, gradient, params, inputNeeded }) => {
      const delta = activation.scaleGradient(gradient, y);
      const gradients: [number, Tensor][] = [];
      if (trains(op.kernel)) gradients.push([op.kernel, t.product(t.transpose(x), delta)]);
      if (op.bias !== undefined && trains(op.bias)) gradients.push([op.bias, columnSums(delta)]);
      if (!inputNeeded) return { params: gradients };
      return { params: gradients, input: t.product(delta, t.transpose(at(params, op.kernel))) };
    },
  };
}

/** The gradient passes where the value stood within, ends included. */
function clipOp(t: Tensors, { constant }: Workspace, op: OpOf<'clip'>): TensorOp {
  const one = constant(1);
  return {
    forward: (x) => t.clip(x, op.to),
    backward: ({ x, y, gradient, inputNeeded }) => {
      if (!inputNeeded) return { params: [] };
      // Clipping changed just the values outside. (The comparison kernels of tfjs are many times slower.)
      const outside = t.step(t.abs(t.subtract(x, y)));
      return { input: t.multiply(gradient, t.subtract(one, outside)), params: [] };
    },
  };
}

const at = (params: readonly Tensor[], index: number): Tensor => {
  const found = params[index];
  if (found === undefined) throw new RangeError(`The plan has no parameter ${index}.`);
  return found;
};
