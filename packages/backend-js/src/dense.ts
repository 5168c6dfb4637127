import { type Activation, type Floats, type Kernel, type KernelContext, type Operand, sizeOf } from '@linnet/core';
import { activations } from './activations.js';
import { addProduct, productScratch, rowMajor, transpose } from './product.js';

/** `activation(x kernel + bias)`: params are the kernel (inputs x units) and, if there is one, the bias. */
export function denseKernel(context: KernelContext, activation: Activation): Kernel {
  const [x, y] = [operand(context.inputs, 0), operand(context.outputs, 0)];
  const kernel = operand(context.params, 0);
  const bias = context.params[1];
  const [inputs, units] = [sizeOf(x.shape), sizeOf(y.shape)];
  const scratch = productScratch(Math.max(inputs, units, context.batchSize), inputs * units);
  const delta = context.scratch(y.gradient === undefined ? 0 : context.batchSize * units);
  const loops = activations[activation];

  // The views of a program's own arrays never change, so they are made once.
  const [xMatrix, yMatrix] = [rowMajor(x.value, inputs), rowMajor(y.value, units)];
  const kernelMatrix = rowMajor(kernel.value, units);
  const kernelAcross = transpose(kernelMatrix);
  const deltaMatrix = rowMajor(delta, units);
  const deltaAcross = transpose(deltaMatrix);
  const xGradient = x.gradient && rowMajor(x.gradient, inputs);
  const kernelGradient = kernel.gradient && transpose(rowMajor(kernel.gradient, units));

  return {
    forward: (rows) => {
      startRows(y.value, bias?.value, rows, units);
      addProduct(yMatrix, xMatrix, kernelMatrix, rows, units, inputs, scratch);
      loops.apply(y.value, rows * units);
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      loops.scaleGradient(delta, y.gradient, y.value, rows * units);
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

function addColumnSums(sums: Floats, rowsOfNumbers: Floats, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] as number) + (rowsOfNumbers[row * columns + column] as number);
    }
  }
}

function operand(operands: readonly Operand[], index: number): Operand {
  const found = operands[index];
  if (found === undefined) throw new RangeError(`A dense op needs operand ${index}.`);
  return found;
}
