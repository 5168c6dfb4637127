import type { Floats, Operand } from '@linnet/core';
import { addProduct, productScratch, rowMajor, transpose } from './product.js';

/** Numbers and, where somebody needs them, their gradients. */
export type Values = Pick<Operand, 'value' | 'gradient'>;

/** What `x kernel + bias` is computed from and into. */
export interface AffineMemory {
  readonly x: Values;
  /** Inputs x units. */
  readonly kernel: Operand;
  readonly bias: Values | undefined;
  readonly sums: Floats;
  /** The gradient of the sums; nothing reads it where nothing trains. */
  readonly delta: Floats;
  readonly mostRows: number;
}

/** `x kernel + bias` for some rows, and the way back. */
export interface Affine {
  forward(rows: number): void;
  /** Adds to the gradients of x, the kernel and the bias what `delta` makes of them. */
  backward(rows: number): void;
}

/** Lays it out: the views of a program's own arrays never change, so they are made once. */
export function affine({ x, kernel, bias, sums, delta, mostRows }: AffineMemory): Affine {
  const [inputs = 1, units = 1] = kernel.shape;
  const scratch = productScratch(Math.max(inputs, units, mostRows), inputs * units);
  const [xMatrix, sumsMatrix] = [rowMajor(x.value, inputs), rowMajor(sums, units)];
  const kernelMatrix = rowMajor(kernel.value, units);
  const kernelAcross = transpose(kernelMatrix);
  const deltaMatrix = rowMajor(delta, units);
  const deltaAcross = transpose(deltaMatrix);
  const xGradient = x.gradient && rowMajor(x.gradient, inputs);
  const kernelGradient = kernel.gradient && transpose(rowMajor(kernel.gradient, units));

  return {
    forward: (rows) => {
      startRows(sums, bias?.value, rows, units);
      addProduct(sumsMatrix, xMatrix, kernelMatrix, rows, units, inputs, scratch);
    },
    backward: (rows) => {
      if (xGradient !== undefined) addProduct(xGradient, deltaMatrix, kernelAcross, rows, inputs, units, scratch);
      // Transposed, so that the zeros of delta are on the left.
      if (kernelGradient !== undefined) addProduct(kernelGradient, deltaAcross, xMatrix, units, inputs, rows, scratch);
      if (bias?.gradient !== undefined) addColumnSums(bias.gradient, delta, rows, units);
    },
  };
}

/** Every row starts as the bias, or at zero. */
function startRows(sums: Floats, bias: Floats | undefined, rows: number, units: number): void {
  if (bias === undefined) sums.fill(0, 0, rows * units);
  else for (let row = 0; row < rows; row++) sums.set(bias, row * units);
}

/** Adds all rows to one. */
export function addColumnSums(sums: Floats, rowsOfNumbers: Floats, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] as number) + (rowsOfNumbers[row * columns + column] as number);
    }
  }
}
