import type { Kernel, KernelContext, Operand } from '@linnet/core';
import { affine, type Values } from '../affine.js';
import { operandOf } from '../operand.js';
import type { Carry } from './carry.js';
import { type Cell, createFrame, type Frame } from './frame.js';

/** A kernel that may remember what it saw. */
export interface StatefulKernel extends Kernel {
  /** Forgets it. */
  reset?(): void;
}

/** How a recurrent op is run. */
export interface Running {
  /** Whether the output is every step's. */
  readonly sequences: boolean;
  /** Whether a batch goes on where the last one ended. */
  readonly kept: boolean;
}

/**
 * A recurrent op: the products with the inputs of all steps at once, the cell step by step, and the way back through time.
 * Params are the kernel, the recurrent weights and, if there is one, the bias.
 */
export function recurrentKernel(
  context: KernelContext,
  running: Running,
  createCell: (frame: Frame) => Cell,
): StatefulKernel {
  const y = operandOf(context.outputs, 0);
  const carries: Carry[] = [];
  const frame = createFrame(context, running.kept, carries);
  const { steps, width, bias, gates, delta, arriving } = frame;
  const inputs = affine({
    x: operandOf(context.inputs, 0),
    kernel: operandOf(context.params, 0),
    bias: bias && firstRow(bias, width),
    sums: gates,
    delta,
    mostRows: context.batchSize * steps,
  });
  const cell = createCell(frame);
  const results = resultOf(y, frame, running.sequences);
  return {
    forward: (rows) => {
      inputs.forward(rows * steps);
      for (let step = 0; step < steps; step++) {
        cell.forward(step, rows);
        results.give(step, rows);
        for (const { pass } of carries) pass(step, rows);
      }
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      arriving.fill(0);
      for (let step = steps - 1; step >= 0; step--) {
        results.take(step, rows);
        cell.backward(step, rows);
      }
      inputs.backward(rows * steps);
      cell.addGradients(rows);
    },
    reset: () => {
      for (const { reset } of carries) reset();
    },
  };
}

/** The bias of the sums, which is all of it but for a gated recurrent unit that has two. */
const firstRow = ({ value, gradient }: Operand, width: number): Values => ({
  value: value.subarray(0, width),
  gradient: gradient?.subarray(0, width),
});

/** Between the output, of every step or of the last, and the states. */
function resultOf(y: Operand, { steps, units, hidden, arriving }: Frame, sequences: boolean) {
  const isShown = (step: number): boolean => sequences || step === steps - 1;
  const placeOf = (row: number, step: number): number => (sequences ? row * steps + step : row) * units;
  return {
    give: (step: number, rows: number): void => {
      if (!isShown(step)) return;
      for (let row = 0; row < rows; row++) {
        const [from, to] = [row * units, placeOf(row, step)];
        for (let unit = 0; unit < units; unit++) y.value[to + unit] = hidden.after[from + unit] as number;
      }
    },
    take: (step: number, rows: number): void => {
      if (!isShown(step) || y.gradient === undefined) return;
      for (let row = 0; row < rows; row++) {
        const [to, from] = [row * units, placeOf(row, step)];
        for (let unit = 0; unit < units; unit++) {
          arriving[to + unit] = (arriving[to + unit] as number) + (y.gradient[from + unit] as number);
        }
      }
    },
  };
}
