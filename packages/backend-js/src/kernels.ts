import type { Kernel, KernelContext, PlanOp } from '@linnet/core';
import { clipKernel } from './clip.js';
import { denseKernel } from './dense.js';

/** Lays out one operation. */
export function kernelFor(op: PlanOp, context: KernelContext): Kernel {
  switch (op.kind) {
    case 'dense':
      return denseKernel(context, op.activation);
    case 'clip':
      return clipKernel(context, op.to);
    case 'custom':
      return op.definition.kernel(context, op.attributes);
  }
}
