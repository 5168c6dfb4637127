import type { Plan, PlanOp } from '@linnet/core';
import type { TensorActivation } from '../activations.js';
import { createAffine } from '../affine.js';
import type { TensorOp } from '../op.js';
import { inRows, likeBatch, type Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** The affine function over the last axis: steps are rows of the product too. */
export function denseOp(
  t: Tensors,
  workspace: Workspace,
  op: Extract<PlanOp, { readonly kind: 'dense' }>,
  activation: TensorActivation,
  plan: Plan,
): TensorOp {
  const affine = createAffine(t, workspace, op, activation, plan);
  const [inputs = 1] = plan.params[op.kernel]?.shape ?? [];
  return ({ x, params }) => {
    const { y, backward } = affine(inRows(x, inputs), params);
    return {
      y: likeBatch(y, x),
      backward: (gradient, inputNeeded) => {
        const { input, params: ofParams } = backward(gradient, inputNeeded);
        return { inputs: input === undefined ? [] : [likeBatch(input, x)], params: ofParams };
      },
    };
  };
}
