import { type Activation, type Kernel, type KernelContext, type Operand, sizeOf } from '@linnet/core';
import { activationLoops } from './activations.js';
import { affine, type Values } from './affine.js';

/** `activation(x kernel + bias)` over the last axis. */
export interface ActivatedAffine {
  readonly x: Values;
  /** Inputs x units. */
  readonly kernel: Operand;
  readonly bias: Values | undefined;
  /** The last axis is the units; every place before it is a row of the product. */
  readonly y: Operand;
  readonly activation: Activation;
}

/** Lays it out as a kernel. */
export function activatedAffine({ batchSize, scratch }: KernelContext, memory: ActivatedAffine): Kernel {
  const { x, kernel, bias, y } = memory;
  const size = sizeOf(y.shape);
  const places = size / (y.shape.at(-1) ?? 1);
  const delta = scratch(y.gradient === undefined ? 0 : batchSize * size);
  const { apply, scaleGradient } = activationLoops[memory.activation];
  const { forward, backward } = affine({ x, kernel, bias, sums: y.value, delta, mostRows: batchSize * places });
  return {
    forward: (rows) => {
      forward(rows * places);
      apply(y.value, 0, rows * size);
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      scaleGradient(delta, y.gradient, y.value, 0, rows * size);
      backward(rows * places);
    },
  };
}
