import type { Plan, PlanOp } from '@linnet/core';
import { byRow } from '../normalisation/groupings.js';
import { createNormaliser } from '../normalisation/normaliser.js';
import type { TensorOp } from '../op.js';
import { inRows, likeBatch, type Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** Normalises each list along the last axis by itself (Ba et al., 2016). */
export function layerNormalizationOp(
  t: Tensors,
  workspace: Workspace,
  op: Extract<PlanOp, { readonly kind: 'layerNormalization' }>,
  plan: Plan,
): TensorOp {
  const width = plan.buffers[op.inputs[0] ?? -1]?.at(-1) ?? 1;
  const { measure, standardise, shift } = createNormaliser(t, workspace, byRow(t, workspace), op, plan);
  return ({ x, params }) => {
    const { normal, backward } = standardise(measure(inRows(x, width)), true);
    const shifted = shift(normal, params);
    return {
      y: likeBatch(shifted.y, x),
      backward: (gradient, inputNeeded) => {
        const { input, params: ofParams } = shifted.backward(inRows(gradient, width));
        return { inputs: inputNeeded ? [likeBatch(backward(input), x)] : [], params: ofParams };
      },
    };
  };
}
