import type { Plan } from '@linnet/core';
import type { TensorActivation } from './activations.js';
import type { ParamTensor } from './op.js';
import { columnSums, inRows, paramAt, type Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** What it gives, and the way back. */
export interface AffineResult {
  readonly y: Tensor;
  backward(
    gradient: Tensor,
    inputNeeded: boolean,
  ): { readonly input: Tensor | undefined; readonly params: readonly ParamTensor[] };
}

/**
 * y = f(x W + b) of the rows of a matrix; the last axis of W is the units. With d = gradient times f', the gradients are
 * d W' by x, x' d by W and the sums of d's columns by b.
 */
export function createAffine(
  t: Tensors,
  workspace: Workspace,
  { kernel, bias }: { readonly kernel: number; readonly bias?: number },
  activation: TensorActivation,
  { params: slots }: Plan,
): (x: Tensor, params: readonly Tensor[]) => AffineResult {
  const units = slots[kernel]?.shape.at(-1) ?? 1;
  const trains = (param: number): boolean => slots[param]?.trained === true;
  return (x, params) => {
    const weights = inRows(paramAt(params, kernel), units);
    const sums = t.dense(x, weights, bias === undefined ? undefined : paramAt(params, bias), activation.fused);
    const y = activation.apply(sums);
    return {
      y,
      // Products of transposed copies: the kernel's own flags for that lead to loops that are five times slower.
      backward: (gradient, inputNeeded) => {
        const delta = activation.scaleGradient(inRows(gradient, units), y);
        const ofParams: ParamTensor[] = [];
        if (trains(kernel)) ofParams.push([kernel, t.product(t.transpose(x), delta)]);
        if (bias !== undefined && trains(bias)) ofParams.push([bias, columnSums(t, workspace, delta)]);
        return { input: inputNeeded ? t.product(delta, t.transpose(weights)) : undefined, params: ofParams };
      },
    };
  };
}
