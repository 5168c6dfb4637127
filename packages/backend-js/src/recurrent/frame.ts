import type { Floats, KernelContext, Operand } from '@linnet/core';
import { operandOf } from '../operand.js';
import { type Carry, createCarry, type Sizes } from './carry.js';
import { createLink, type Link, type LinkMemory } from './link.js';

/** What a cell works with; its gates stand side by side in rows of steps x width. */
export interface Frame extends Sizes {
  readonly width: number;
  /** `x kernel + bias`, out of which the cell makes what its gates give. */
  readonly gates: Floats;
  /** The gradient of those sums, for the cell to write. */
  readonly delta: Floats;
  readonly hidden: Carry;
  /** The gradient of the step's result, rows of units; the cell leaves there what the step before is due. */
  readonly arriving: Floats;
  readonly bias: Operand | undefined;
  /** One more state. */
  carry(): Carry;
  /** A product with columns of the recurrent weights. */
  link(memory: Pick<LinkMemory, 'from' | 'to' | 'delta' | 'fromGradient' | 'columns'>): Link;
  /** Memory of `width` numbers for each step of each row; for gradients none where nothing trains. */
  perStep(width: number, purpose: 'values' | 'gradients'): Floats;
}

/** What the recurrent ops differ in: one step. */
export interface Cell {
  /** From the gates' sums and `hidden.before` to `hidden.after`. */
  forward(step: number, rows: number): void;
  /** From `arriving` to the step's `delta`, and to what arrives at the step before. */
  backward(step: number, rows: number): void;
  /** Adds to the gradients of the parameters that the cell uses itself. */
  addGradients(rows: number): void;
}

/** Lays out the memory of a recurrent op; every state of it is added to `carries`, and is kept or not. */
export function createFrame(context: KernelContext, kept: boolean, carries: Carry[]): Frame {
  const [steps = 1] = operandOf(context.inputs, 0).shape;
  const weights = operandOf(context.params, 1);
  const [units = 1, width = 1] = weights.shape;
  const sizes: Sizes = { batchSize: context.batchSize, steps, units };
  const isTraining = operandOf(context.outputs, 0).gradient !== undefined;
  const perStep: Frame['perStep'] = (length, purpose) =>
    context.scratch(purpose === 'values' || isTraining ? context.batchSize * steps * length : 0);
  const carry = (): Carry => {
    const added = createCarry(sizes, kept);
    carries.push(added);
    return added;
  };
  return {
    ...sizes,
    width,
    gates: perStep(width, 'values'),
    delta: perStep(width, 'gradients'),
    hidden: carry(),
    arriving: context.scratch(isTraining ? context.batchSize * units : 0),
    bias: context.params[2],
    carry,
    link: (memory) => createLink({ ...sizes, ...memory, weights }),
    perStep,
  };
}
