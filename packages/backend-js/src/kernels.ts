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

/** The parameters an operation uses, in the order its kernel expects. */
export function paramsOf(op: PlanOp): readonly number[] {
  switch (op.kind) {
    case 'dense':
      return op.bias === undefined ? [op.kernel] : [op.kernel, op.bias];
    case 'clip':
      return [];
    case 'custom':
      return op.params;
  }
}
