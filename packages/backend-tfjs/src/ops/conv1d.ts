import type { Plan, PlanOp } from '@linnet/core';
import type { TensorActivation } from '../activations.js';
import { createAffine } from '../affine.js';
import type { TensorOp } from '../op.js';
import { likeBatch, type Tensors } from '../tensors.js';
import { addPatches, gatherPatches } from '../windows/patches.js';
import { windowsOf } from '../windows/windows.js';
import type { Workspace } from '../workspace.js';

/**
 * A convolution as the affine function of what each window sees, which the host gathers: the convolution of tfjs has no
 * gradient by its kernel on wasm.
 */
export function conv1dOp(
  t: Tensors,
  workspace: Workspace,
  op: Extract<PlanOp, { readonly kind: 'conv1d' }>,
  activation: TensorActivation,
  plan: Plan,
): TensorOp {
  const { peek, upload } = workspace;
  const [width = 1] = plan.params[op.kernel]?.shape ?? [];
  const windows = windowsOf(op, plan, width, op.dilation);
  const affine = createAffine(t, workspace, op, activation, plan);
  return ({ x, params }) => {
    const [rows = 1] = x.shape;
    const patches = gatherPatches(windows, rows, peek(x));
    const { y, backward } = affine(upload(patches, [rows * windows.count, width * windows.channels]), params);
    return {
      y: likeBatch(y, x),
      backward: (gradient, inputNeeded) => {
        const { input, params: ofParams } = backward(gradient, inputNeeded);
        if (input === undefined) return { inputs: [], params: ofParams };
        return { inputs: [upload(addPatches(windows, rows, peek(input)), x.shape)], params: ofParams };
      },
    };
  };
}
