import { type Plan, type PlanOp, sizeOf } from '@linnet/core';
import type { TensorActivation } from './activations.js';
import type { TensorOp } from './op.js';
import { inRows, shaped, type Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/**
 * y = f(x W + b) over the last axis: steps are rows of the product too. With d = gradient times f', the gradients are
 * d W' by x, x' d by W and the sums of d's columns by b.
 */
export function denseOp(
  t: Tensors,
  { upload }: Workspace,
  op: Extract<PlanOp, { readonly kind: 'dense' }>,
  activation: TensorActivation,
  plan: Plan,
): TensorOp {
  const [inputs = 1, units = 1] = plan.params[op.kernel]?.shape ?? [];
  const trains = (param: number): boolean => plan.params[param]?.trained === true;
  const columnSums = (matrix: Tensor): Tensor => {
    const [rows = 1] = matrix.shape;
    const ones = upload(new Float32Array(rows).fill(1), [1, rows]);
    return shaped(t.product(ones, matrix), [units]);
  };
  return {
    forward: ({ x, params }) => {
      const bias = op.bias === undefined ? undefined : at(params, op.bias);
      const sums = t.dense(inRows(x, inputs), at(params, op.kernel), bias, activation.fused);
      return { y: likeBatch(activation.apply(sums), x) };
    },
    // Products of transposed copies: the kernel's own flags for that lead to loops that are five times slower.
    backward: ({ x, y, gradient, params, inputNeeded }) => {
      const delta = inRows(activation.scaleGradient(gradient, y), units);
      const gradients: [number, Tensor][] = [];
      if (trains(op.kernel)) gradients.push([op.kernel, t.product(t.transpose(inRows(x, inputs)), delta)]);
      if (op.bias !== undefined && trains(op.bias)) gradients.push([op.bias, columnSums(delta)]);
      if (!inputNeeded) return { params: gradients };
      return { params: gradients, input: likeBatch(t.product(delta, t.transpose(at(params, op.kernel))), x) };
    },
  };
}

/** With a row for each row of the batch again. */
const likeBatch = (matrix: Tensor, { shape: [rows = 1] }: Tensor): Tensor =>
  inRows(matrix, sizeOf(matrix.shape) / rows);

const at = (params: readonly Tensor[], index: number): Tensor => {
  const found = params[index];
  if (found === undefined) throw new RangeError(`The plan has no parameter ${index}.`);
  return found;
};
