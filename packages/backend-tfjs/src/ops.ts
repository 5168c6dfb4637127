import type { Plan, PlanOp } from '@linnet/core';
import { createActivations } from './activations.js';
import { denseOp } from './dense.js';
import { dropoutOp } from './dropout.js';
import type { Noise, TensorOp } from './op.js';
import { softmaxOp } from './softmax.js';
import type { Tensors } from './tensors.js';
import type { Workspace } from './workspace.js';

/** Makes tensor ops from those of a plan; `noise` is that of the present step. */
export function createOps(
  plan: Plan,
  t: Tensors,
  workspace: Workspace,
  noise: Noise,
): (op: PlanOp, index: number) => TensorOp {
  const activations = createActivations(t, workspace);
  return (op, index) => {
    switch (op.kind) {
      case 'dense':
        return denseOp(t, workspace, op, activations[op.activation], plan);
      case 'activation': {
        const { whole, scaleGradient } = activations[op.activation];
        return {
          forward: ({ x }) => ({ y: whole(x) }),
          backward: ({ y, gradient }) => ({ input: scaleGradient(gradient, y), params: [] }),
        };
      }
      case 'softmax':
        return softmaxOp(t, workspace, plan.buffers[op.inputs[0] ?? -1]?.at(-1) ?? 1);
      case 'dropout':
        return dropoutOp(t, workspace, op.rate, () => noise.of(index));
      case 'clip':
        return clipOp(t, workspace, op);
      default:
        throw new RangeError(`Ops of kind "${op.kind}" are refused before they get here.`);
    }
  };
}

/** The gradient passes where the value stood within, ends included. */
function clipOp(t: Tensors, { constant }: Workspace, op: Extract<PlanOp, { readonly kind: 'clip' }>): TensorOp {
  const one = constant(1);
  return {
    forward: ({ x }) => ({ y: t.clip(x, op.to) }),
    backward: ({ x, y, gradient }) => {
      // Clipping changed just the values outside. (The comparison kernels of tfjs are many times slower.)
      const outside = t.step(t.abs(t.subtract(x, y)));
      return { input: t.multiply(gradient, t.subtract(one, outside)), params: [] };
    },
  };
}
