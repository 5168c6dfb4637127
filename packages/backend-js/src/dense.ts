import { type Activation, type Kernel, type KernelContext, type Operand, sizeOf } from '@linnet/core';
import { activations } from './activations.js';
import { addProduct, type Matrix, panelLength } from './product.js';

/** `activation(x kernel + bias)`: params are the kernel (inputs x units) and, if there is one, the bias. */
export function denseKernel(context: KernelContext, activation: Activation): Kernel {
  const [x, y] = [operand(context.inputs, 0), operand(context.outputs, 0)];
  const kernel = operand(context.params, 0);
  const bias = context.params[1];
  const [inputs, units] = [sizeOf(x.shape), sizeOf(y.shape)];
  const panel = context.scratch(panelLength(Math.max(inputs, units, context.batchSize)));
  const delta = y.gradient === undefined ? undefined : context.scratch(context.batchSize * units);
  const loops = activations[activation];

  return {
    forward: (rows) => {
      for (let row = 0; row < rows; row++) {
        for (let unit = 0; unit < units; unit++)
          y.value[row * units + unit] = (bias?.value[unit] as number | undefined) ?? 0;
      }
      addProduct(
        rowMajor(y.value, units),
        rowMajor(x.value, inputs),
        rowMajor(kernel.value, units),
        rows,
        units,
        inputs,
        panel,
      );
      loops.apply(y.value, rows * units);
    },
    backward: (rows) => {
      if (y.gradient === undefined || delta === undefined) return;
      loops.scaleGradient(delta, y.gradient, y.value, rows * units);
      if (x.gradient !== undefined) {
        addProduct(
          rowMajor(x.gradient, inputs),
          rowMajor(delta, units),
          transposed(kernel.value, units),
          rows,
          inputs,
          units,
          panel,
        );
      }
      if (kernel.gradient !== undefined) {
        addProduct(
          rowMajor(kernel.gradient, units),
          transposed(x.value, inputs),
          rowMajor(delta, units),
          inputs,
          units,
          rows,
          panel,
        );
      }
      if (bias?.gradient !== undefined) addColumnSums(bias.gradient, delta, rows, units);
    },
  };
}

const rowMajor = (data: Matrix['data'], columns: number): Matrix => ({ data, row: columns, column: 1 });
const transposed = (data: Matrix['data'], columns: number): Matrix => ({ data, row: 1, column: columns });

function addColumnSums(sums: Matrix['data'], rowsOfNumbers: Matrix['data'], rows: number, columns: number): void {
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
