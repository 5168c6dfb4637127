import { defineOp, type Operand, sizeOf } from '@linnet/core';

const slot = (operands: readonly Operand[], index: number): Operand => {
  const found = operands[index];
  if (found === undefined) throw new RangeError(`The op was given no operand ${index}.`);
  return found;
};

const addTo = ({ gradient }: Operand, index: number, amount: number): void => {
  if (gradient !== undefined) gradient[index] = (gradient[index] ?? 0) + amount;
};

/** y = gain x^2 + shift, with a gain for each value of a row. */
export const squareGain = defineOp({
  name: 'test-square-gain',
  outputShape: (input) => input,
  kernel: ({ inputs, outputs, params }, { shift }: { readonly shift: number }) => {
    const [x, y, gain] = [slot(inputs, 0), slot(outputs, 0), slot(params, 0)];
    const size = sizeOf(x.shape);
    const at = (operand: Operand, index: number): number => operand.value[index] ?? 0;
    return {
      forward: (rows) => {
        for (let i = 0; i < rows * size; i++) y.value[i] = at(gain, i % size) * at(x, i) * at(x, i) + shift;
      },
      backward: (rows) => {
        for (let i = 0; i < rows * size; i++) {
          const slope = y.gradient?.[i] ?? 0;
          addTo(x, i, slope * 2 * at(gain, i % size) * at(x, i));
          addTo(gain, i % size, slope * at(x, i) * at(x, i));
        }
      },
    };
  },
});

/** Adds noise in training and nothing else: the least that shows what noise a step gets. */
export const jitter = defineOp({
  name: 'test-jitter',
  outputShape: (input) => input,
  kernel: ({ inputs, outputs, noise }, { size: amount }: { readonly size: number }) => {
    const [x, y] = [slot(inputs, 0), slot(outputs, 0)];
    const size = sizeOf(x.shape);
    return {
      forward: (rows, training) => {
        const generator = noise();
        for (let i = 0; i < rows * size; i++) {
          y.value[i] = (x.value[i] ?? 0) + (training ? amount * (generator.uniform() - 0.5) : 0);
        }
      },
      backward: (rows) => {
        for (let i = 0; i < rows * size; i++) addTo(x, i, y.gradient?.[i] ?? 0);
      },
    };
  },
});

/** Passes values on, and keeps count of the rows it has trained on in a parameter that does not train. */
export const rowCounter = defineOp({
  name: 'test-row-counter',
  outputShape: (input) => input,
  kernel: ({ inputs, outputs, params }) => {
    const [x, y, count] = [slot(inputs, 0), slot(outputs, 0), slot(params, 0)];
    const size = sizeOf(x.shape);
    return {
      forward: (rows, training) => {
        for (let i = 0; i < rows * size; i++) y.value[i] = x.value[i] ?? 0;
        if (training) count.value[0] = (count.value[0] ?? 0) + rows;
      },
      backward: (rows) => {
        for (let i = 0; i < rows * size; i++) addTo(x, i, y.gradient?.[i] ?? 0);
      },
    };
  },
});
