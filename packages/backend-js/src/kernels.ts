import type { KernelContext, PlanOp } from '@linnet/core';
import { activationKernel } from './activation.js';
import { clipKernel } from './clip.js';
import { denseKernel } from './dense.js';
import { dropoutKernel } from './dropout.js';
import { gruKernel, lstmKernel, simpleRnnKernel } from './recurrent/kernels.js';
import type { StatefulKernel } from './recurrent/recurrent.js';
import { softmaxKernel } from './softmax.js';

/** Lays out one operation; `kept` tells whether states of recurrent ones go from batch to batch. */
export function kernelFor(op: PlanOp, context: KernelContext, kept: boolean): StatefulKernel {
  switch (op.kind) {
    case 'dense':
      return denseKernel(context, op.activation);
    case 'activation':
      return activationKernel(context, op.activation);
    case 'softmax':
      return softmaxKernel(context);
    case 'dropout':
      return dropoutKernel(context, op.rate);
    case 'lstm':
      return lstmKernel(context, op, kept);
    case 'gru':
      return gruKernel(context, op, kept);
    case 'simpleRnn':
      return simpleRnnKernel(context, op, kept);
    case 'clip':
      return clipKernel(context, op.to);
    case 'custom':
      return op.definition.kernel(context, op.attributes);
  }
}
