import { type Floats, type Kernel, type KernelContext, type Operand, sizeOf } from '@linnet/core';
import { operandOf } from '../operand.js';

/** An input, and where its numbers stand in the last axis of the output. */
interface Part {
  readonly operand: Operand;
  readonly width: number;
  readonly start: number;
}

/** Inputs side by side on the last axis. */
export function concatenateKernel({ inputs, outputs }: KernelContext): Kernel {
  const y = operandOf(outputs, 0);
  const width = y.shape.at(-1) ?? 1;
  const places = sizeOf(y.shape) / width;
  const parts = partsOf(inputs);
  return {
    forward: (rows) => {
      for (const part of parts) copyIn(y.value, part, width, rows * places);
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      for (const part of parts) addBack(part, y.gradient, width, rows * places);
    },
  };
}

function partsOf(inputs: readonly Operand[]): readonly Part[] {
  let start = 0;
  return inputs.map((operand) => {
    const width = operand.shape.at(-1) ?? 1;
    start += width;
    return { operand, width, start: start - width };
  });
}

function copyIn(to: Floats, { operand: { value }, width, start }: Part, outputWidth: number, places: number): void {
  for (let place = 0; place < places; place++) {
    for (let column = 0; column < width; column++) {
      to[place * outputWidth + start + column] = value[place * width + column] as number;
    }
  }
}

function addBack(
  { operand: { gradient }, width, start }: Part,
  from: Floats,
  outputWidth: number,
  places: number,
): void {
  if (gradient === undefined) return;
  for (let place = 0; place < places; place++) {
    for (let column = 0; column < width; column++) {
      const at = place * width + column;
      gradient[at] = (gradient[at] as number) + (from[place * outputWidth + start + column] as number);
    }
  }
}
