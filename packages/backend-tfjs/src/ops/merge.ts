import type { Plan, PlanOp } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';
import { concatenateOp } from './concatenate.js';

/** Several inputs made one. */
export function mergeOp(
  t: Tensors,
  workspace: Workspace,
  { by, inputs }: Extract<PlanOp, { readonly kind: 'merge' }>,
  plan: Plan,
): TensorOp {
  switch (by) {
    case 'concatenate':
      return concatenateOp(
        workspace,
        inputs.map((input) => plan.buffers[input]?.at(-1) ?? 1),
      );
    case 'sum':
      return ({ inputs }) => ({
        y: inputs.reduce(t.add),
        backward: (gradient) => ({ inputs: inputs.map(() => gradient) }),
      });
    case 'mean':
      return meanOp(t, workspace.constant(1 / inputs.length));
    case 'product':
      return productOp(t);
  }
}

function meanOp(t: Tensors, share: Tensor): TensorOp {
  return ({ inputs }) => ({
    y: t.multiply(inputs.reduce(t.add), share),
    backward: (gradient) => {
      const part = t.multiply(gradient, share);
      return { inputs: inputs.map(() => part) };
    },
  });
}

/** The gradient by an input is that by y times all the others: dividing y by it would not do where it is 0. */
const productOp =
  (t: Tensors): TensorOp =>
  ({ inputs }) => ({
    y: inputs.reduce(t.multiply),
    backward: (gradient) => ({
      inputs: inputs.map((_, own) => inputs.filter((_, index) => index !== own).reduce(t.multiply, gradient)),
    }),
  });
