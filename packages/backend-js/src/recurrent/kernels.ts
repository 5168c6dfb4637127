import type { KernelContext, OpKinds } from '@linnet/core';
import { activationLoops } from '../activations.js';
import { gruCell } from './gru.js';
import { gruResetAfterCell } from './gru-reset-after.js';
import { lstmCell } from './lstm.js';
import { recurrentKernel, type StatefulKernel } from './recurrent.js';
import { simpleRnnCell } from './simple-rnn.js';

/** Lays out an lstm op; `kept` as in `Running`. */
export const lstmKernel = (context: KernelContext, op: OpKinds['lstm'], kept: boolean): StatefulKernel =>
  recurrentKernel(context, { sequences: op.sequences, kept }, (frame) =>
    lstmCell(frame, activationLoops[op.activation], activationLoops[op.recurrentActivation]),
  );

/** Lays out a gru op. */
export const gruKernel = (context: KernelContext, op: OpKinds['gru'], kept: boolean): StatefulKernel =>
  recurrentKernel(context, { sequences: op.sequences, kept }, (frame) => {
    const createCell = op.resetAfter ? gruResetAfterCell : gruCell;
    return createCell(frame, activationLoops[op.activation], activationLoops[op.recurrentActivation]);
  });

/** Lays out a simpleRnn op. */
export const simpleRnnKernel = (context: KernelContext, op: OpKinds['simpleRnn'], kept: boolean): StatefulKernel =>
  recurrentKernel(context, { sequences: op.sequences, kept }, (frame) =>
    simpleRnnCell(frame, activationLoops[op.activation]),
  );
