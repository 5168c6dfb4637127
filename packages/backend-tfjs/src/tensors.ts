import { type Interval, sizeOf } from '@linnet/core';
import type { Tensor, Workspace } from './workspace.js';

/** Arithmetic on the tensors of a workspace, each a forward kernel of tfjs. Matrices have rank 2. */
export interface Tensors {
  add(a: Tensor, b: Tensor): Tensor;
  subtract(a: Tensor, b: Tensor): Tensor;
  multiply(a: Tensor, b: Tensor): Tensor;
  divide(a: Tensor, b: Tensor): Tensor;
  abs(x: Tensor): Tensor;
  sqrt(x: Tensor): Tensor;
  tanh(x: Tensor): Tensor;
  relu(x: Tensor): Tensor;
  sigmoid(x: Tensor): Tensor;
  /** -1, 0 or 1. */
  sign(x: Tensor): Tensor;
  /** Shares of each row of a matrix. */
  softmax(matrix: Tensor): Tensor;
  /** 1 where x is above 0, 0 elsewhere. */
  step(x: Tensor): Tensor;
  clip(x: Tensor, to: Interval): Tensor;
  product(a: Tensor, b: Tensor): Tensor;
  transpose(matrix: Tensor): Tensor;
  /** `activation(x kernel + bias)` in one go. */
  dense(x: Tensor, kernel: Tensor, bias: Tensor | undefined, activation: FusedActivation): Tensor;
  /** One long vector of all numbers, in order. */
  join(tensors: readonly Tensor[]): Tensor;
}

/** The activations that tfjs applies within its matrix product. */
export type FusedActivation = 'linear' | 'relu' | 'sigmoid';

/** The arithmetic of a workspace. */
export function createTensors({ run }: Workspace): Tensors {
  return {
    add: (a, b) => run('Add', { a, b }),
    subtract: (a, b) => run('Sub', { a, b }),
    multiply: (a, b) => run('Multiply', { a, b }),
    divide: (a, b) => run('RealDiv', { a, b }),
    abs: (x) => run('Abs', { x }),
    sqrt: (x) => run('Sqrt', { x }),
    tanh: (x) => run('Tanh', { x }),
    relu: (x) => run('Relu', { x }),
    sigmoid: (x) => run('Sigmoid', { x }),
    sign: (x) => run('Sign', { x }),
    softmax: (logits) => run('Softmax', { logits }, { dim: 1 }),
    step: (x) => run('Step', { x }, { alpha: 0 }),
    clip: (x, [low, high]) => run('ClipByValue', { x }, { clipValueMin: low, clipValueMax: high }),
    product: (a, b) => run('BatchMatMul', { a, b }, { transposeA: false, transposeB: false }),
    transpose: (matrix) => {
      const [rows = 1, columns = 1] = matrix.shape;
      // The numbers of a single row or column stand in the same order either way.
      if (rows === 1 || columns === 1) return shaped(matrix, [columns, rows]);
      return run('Transpose', { x: matrix }, { perm: [1, 0] });
    },
    dense: (x, kernel, bias, activation) => {
      // The fused kernel wants a batch axis.
      const [a, b] = [shaped(x, [1, ...x.shape]), shaped(kernel, [1, ...kernel.shape])];
      const y = run('_FusedMatMul', bias === undefined ? { a, b } : { a, b, bias }, {
        transposeA: false,
        transposeB: false,
        activation,
      });
      return shaped(y, y.shape.slice(1));
    },
    join: (tensors) => {
      const [first, ...others] = tensors.map((tensor) => shaped(tensor, [sizeOf(tensor.shape)]));
      if (first === undefined) throw new RangeError('There are no tensors to join.');
      if (others.length === 0) return first;
      return run('Concat', [first, ...others], { axis: 0 });
    },
  };
}

/** The same numbers seen in another shape; it lives as long as the tensor. */
export const shaped = (tensor: Tensor, shape: readonly number[]): Tensor => ({ ...tensor, shape: [...shape] });

/** A matrix of the same numbers with rows of another length; it lives as long as the tensor. */
export const inRows = (tensor: Tensor, length: number): Tensor =>
  shaped(tensor, [sizeOf(tensor.shape) / length, length]);
