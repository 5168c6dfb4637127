import type { OpKinds, Plan } from '@linnet/core';
import { byColumn } from '../normalisation/groupings.js';
import { createNormaliser, type Deviations } from '../normalisation/normaliser.js';
import type { ParamTensor, TensorOp } from '../op.js';
import { inRows, likeBatch, paramAt, shaped, type Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';

interface Taken {
  readonly measured: Deviations;
  readonly kept: readonly ParamTensor[];
}

/** Normalises each place of the last axis over the batch (Ioffe and Szegedy, 2015), as `OpKinds.batchNormalization` says. */
export function batchNormalizationOp(
  t: Tensors,
  workspace: Workspace,
  op: OpKinds['batchNormalization'],
  plan: Plan,
): TensorOp {
  const { constant } = workspace;
  const isFrozen = op.frozen === true;
  const [channels = 1] = plan.params[op.mean]?.shape ?? [];
  const { measure, compare, standardise, shift } = createNormaliser(t, workspace, byColumn(t, workspace), op, plan);
  const row = (params: readonly Tensor[], index: number): Tensor => shaped(paramAt(params, index), [1, channels]);
  /** What is kept, a step further towards what the batch has. */
  const followed = (params: readonly Tensor[], param: number, batch: Tensor): ParamTensor => {
    const before = t.multiply(paramAt(params, param), constant(op.momentum));
    return [param, t.add(before, t.multiply(shaped(batch, [channels]), constant(1 - op.momentum)))];
  };
  /** Where the batch is measured, what is kept follows it. */
  const take = (matrix: Tensor, params: readonly Tensor[], training: boolean): Taken => {
    if (!training || isFrozen)
      return { measured: compare(matrix, row(params, op.mean), row(params, op.variance)), kept: [] };
    const measured = measure(matrix);
    const kept = [followed(params, op.mean, measured.mean), followed(params, op.variance, measured.variance)];
    return { measured, kept };
  };
  return ({ x, params, training }) => {
    const { measured, kept } = take(inRows(x, channels), params, training);
    const { normal, backward } = standardise(measured, !isFrozen);
    const shifted = shift(normal, params);
    return {
      y: likeBatch(shifted.y, x),
      kept,
      backward: (gradient, inputNeeded) => {
        const { input, params: ofParams } = shifted.backward(inRows(gradient, channels));
        return { inputs: inputNeeded ? [likeBatch(backward(input), x)] : [], params: ofParams };
      },
    };
  };
}
