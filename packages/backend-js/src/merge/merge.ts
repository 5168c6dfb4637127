import { type Floats, type Kernel, type KernelContext, type Operand, type OpKinds, sizeOf } from '@linnet/core';
import { operandOf } from '../operand.js';
import { concatenateKernel } from './concatenate.js';

/** Several inputs made one. */
export function mergeKernel(context: KernelContext, { by }: OpKinds['merge']): Kernel {
  switch (by) {
    case 'concatenate':
      return concatenateKernel(context);
    case 'sum':
      return sumKernel(context, 1);
    case 'mean':
      return sumKernel(context, context.inputs.length);
    case 'product':
      return productKernel(context);
  }
}

/** The sum of all inputs, divided. */
function sumKernel({ inputs, outputs }: KernelContext, divisor: number): Kernel {
  const y = operandOf(outputs, 0);
  const size = sizeOf(y.shape);
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) {
        let sum = 0;
        for (const { value } of inputs) sum += value[index] as number;
        y.value[index] = sum / divisor;
      }
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      for (const { gradient } of inputs) {
        if (gradient !== undefined) addQuotient(gradient, y.gradient, divisor, rows * size);
      }
    },
  };
}

function addQuotient(to: Floats, from: Floats, divisor: number, count: number): void {
  for (let index = 0; index < count; index++) {
    to[index] = (to[index] as number) + (from[index] as number) / divisor;
  }
}

/** The product of all inputs. */
function productKernel({ inputs, outputs }: KernelContext): Kernel {
  const y = operandOf(outputs, 0);
  const size = sizeOf(y.shape);
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) y.value[index] = productAt(inputs, index, -1);
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      for (const [input, { gradient }] of inputs.entries()) {
        if (gradient === undefined) continue;
        for (let index = 0; index < rows * size; index++) {
          const slope = productAt(inputs, index, input);
          gradient[index] = (gradient[index] as number) + (y.gradient[index] as number) * slope;
        }
      }
    },
  };
}

/** The product of all inputs but one: dividing by it would not do where it is 0. */
function productAt(inputs: readonly Operand[], index: number, except: number): number {
  let product = 1;
  for (let input = 0; input < inputs.length; input++) {
    if (input !== except) product *= inputs[input]?.value[index] as number;
  }
  return product;
}
