import { type Interval, sizeOf } from '@linnet/core';
import type { Tensor, Workspace } from './workspace.js';

/** Arithmetic on the tensors of a workspace, each a forward kernel of tfjs. Matrices have rank 2. */
export interface Tensors {
  add(a: Tensor, b: Tensor): Tensor;
  subtract(a: Tensor, b: Tensor): Tensor;
  multiply(a: Tensor, b: Tensor): Tensor;
  divide(a: Tensor, b: Tensor): Tensor;
  /** The larger of two. */
  maximum(a: Tensor, b: Tensor): Tensor;
  negative(x: Tensor): Tensor;
  abs(x: Tensor): Tensor;
  sqrt(x: Tensor): Tensor;
  exp(x: Tensor): Tensor;
  expm1(x: Tensor): Tensor;
  erf(x: Tensor): Tensor;
  tanh(x: Tensor): Tensor;
  relu(x: Tensor): Tensor;
  leakyRelu(x: Tensor, slope: number): Tensor;
  elu(x: Tensor): Tensor;
  selu(x: Tensor): Tensor;
  softplus(x: Tensor): Tensor;
  sigmoid(x: Tensor): Tensor;
  /** The greatest whole number that is not above. */
  floor(x: Tensor): Tensor;
  /** The nearest whole number, of two the even one. */
  round(x: Tensor): Tensor;
  /** -1, 0 or 1. */
  sign(x: Tensor): Tensor;
  /** Shares of each row of a matrix. */
  softmax(matrix: Tensor): Tensor;
  /** 1 where x is above 0, `otherwise` (0 where nothing is said) elsewhere. */
  step(x: Tensor, otherwise?: number): Tensor;
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
export function createTensors({ run, peek, upload, filled }: Workspace): Tensors {
  // The wasm backend keeps what it packs of a right factor as long as that lives, whatever its shape then is; as a matrix
  // with other rows it would be read beyond its end. So it gets a copy there.
  const rowsAsFactor = new WeakMap<Tensor['dataId'], number>();
  const asRightFactor = (matrix: Tensor): Tensor => {
    const rows = matrix.shape[0] ?? 1;
    const known = rowsAsFactor.get(matrix.dataId);
    if (known === undefined) rowsAsFactor.set(matrix.dataId, rows);
    return known === undefined || known === rows ? matrix : upload(peek(matrix).slice(), matrix.shape);
  };
  return {
    add: (a, b) => run('Add', { a, b }),
    subtract: (a, b) => run('Sub', { a, b }),
    multiply: (a, b) => run('Multiply', { a, b }),
    divide: (a, b) => run('RealDiv', { a, b }),
    maximum: (a, b) => run('Maximum', { a, b }),
    negative: (x) => run('Neg', { x }),
    abs: (x) => run('Abs', { x }),
    sqrt: (x) => run('Sqrt', { x }),
    exp: (x) => run('Exp', { x }),
    expm1: (x) => run('Expm1', { x }),
    erf: (x) => run('Erf', { x }),
    tanh: (x) => run('Tanh', { x }),
    relu: (x) => run('Relu', { x }),
    leakyRelu: (x, slope) => run('LeakyRelu', { x }, { alpha: slope }),
    elu: (x) => run('Elu', { x }),
    selu: (x) => run('Selu', { x }),
    softplus: (x) => run('Softplus', { x }),
    sigmoid: (x) => run('Sigmoid', { x }),
    floor: (x) => run('Floor', { x }),
    round: (x) => run('Round', { x }),
    sign: (x) => run('Sign', { x }),
    softmax: (logits) => run('Softmax', { logits }, { dim: 1 }),
    step: (x, otherwise = 0) => run('Step', { x }, { alpha: otherwise }),
    clip: (x, [low, high]) =>
      // Between ends that are one single float the wasm kernel writes nothing.
      Math.fround(low) === Math.fround(high)
        ? filled(x.shape, low)
        : run('ClipByValue', { x }, { clipValueMin: low, clipValueMax: high }),
    product: (a, b) => run('BatchMatMul', { a, b: asRightFactor(b) }, { transposeA: false, transposeB: false }),
    transpose: (matrix) => {
      const [rows = 1, columns = 1] = matrix.shape;
      // The numbers of a single row or column stand in the same order either way.
      if (rows === 1 || columns === 1) return shaped(matrix, [columns, rows]);
      return run('Transpose', { x: matrix }, { perm: [1, 0] });
    },
    dense: (x, kernel, bias, activation) => {
      const right = asRightFactor(kernel);
      // The fused kernel wants a batch axis.
      const [a, b] = [shaped(x, [1, ...x.shape]), shaped(right, [1, ...right.shape])];
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

/** A matrix of the same numbers with a row for each row of the batch, which another one has already. */
export const likeBatch = (matrix: Tensor, { shape: [rows = 1] }: Tensor): Tensor =>
  inRows(matrix, sizeOf(matrix.shape) / rows);

/** The sum of each column of a matrix, as a vector. */
export function columnSums(t: Tensors, { filled }: Workspace, matrix: Tensor): Tensor {
  const [rows = 1, columns = 1] = matrix.shape;
  return shaped(t.product(filled([1, rows], 1), matrix), [columns]);
}

/** The tensor of a parameter. */
export function paramAt(params: readonly Tensor[], index: number): Tensor {
  const found = params[index];
  if (found === undefined) throw new RangeError(`The plan has no parameter ${index}.`);
  return found;
}
