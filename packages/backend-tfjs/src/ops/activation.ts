import type { Activation, OpKinds } from '@linnet/core';
import { slopedActivation, type TensorActivation } from '../activations.js';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import { createUnfoldedActivations } from '../unfolded-activations.js';
import type { Workspace } from '../workspace.js';

/** A function of each value, whose derivative is told from its result or from what came in. */
export function activationOp(
  t: Tensors,
  workspace: Workspace,
  { activation: kind, slope }: OpKinds['activation'],
  folded: Readonly<Record<Activation, TensorActivation>>,
): TensorOp {
  if (kind === 'gelu' || kind === 'silu') {
    const { whole, slope } = createUnfoldedActivations(t, workspace)[kind];
    return ({ x }) => ({
      y: whole(x),
      backward: (gradient) => ({ inputs: [t.multiply(gradient, slope(x))] }),
    });
  }
  const sloped = slope === undefined ? undefined : slopedActivation(t, workspace, kind, slope);
  const { whole, scaleGradient } = sloped ?? folded[kind];
  return ({ x }) => {
    const y = whole(x);
    return { y, backward: (gradient) => ({ inputs: [scaleGradient(gradient, y)] }) };
  };
}
