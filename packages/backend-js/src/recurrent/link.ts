import type { Floats, Operand } from '@linnet/core';
import { addProduct, type Matrix, productScratch, rowMajor, transpose } from '../product.js';
import type { Sizes } from './carry.js';

/** What a link joins; arrays hold rows of steps, and a step's `width` gates stand side by side. */
export interface LinkMemory extends Sizes {
  /** Rows of steps x units. */
  readonly from: Floats;
  readonly to: Floats;
  /** The gradient of `to`. */
  readonly delta: Floats;
  /** The gradient of one step of `from`: rows of units. */
  readonly fromGradient: Floats;
  /** Units x width. */
  readonly weights: Operand;
  /** The columns of the weights, and of `to`, that the link is made of. */
  readonly columns: readonly [first: number, end: number];
}

/** A product inside the steps of a recurrent op: what a step reads of the one before it, by some columns of the weights. */
export interface Link {
  /** Adds the product of a step. */
  forward(step: number, rows: number): void;
  /** Adds to `fromGradient` what the step's `delta` makes of it. */
  backward(step: number, rows: number): void;
  /** Adds to the gradient of the weights, for all steps at once. */
  addGradient(rows: number): void;
}

/** Lays out a link. */
export function createLink(memory: LinkMemory): Link {
  const { from, to, delta, weights, batchSize, steps, units } = memory;
  const width = weights.shape[1] ?? 1;
  const [first, end] = memory.columns;
  const count = end - first;
  const scratch = productScratch(Math.max(units, count, batchSize * steps), units * count);
  const block = (data: Floats): Matrix => rowMajor(data.subarray(first), width);
  const forward = block(weights.value);
  const across = transpose(forward);
  const gradient = weights.gradient && transpose(block(weights.gradient));
  const deltaAcross = transpose(block(delta));
  const fromMatrix = rowMajor(from, units);
  const fromGradient = rowMajor(memory.fromGradient, units);
  const [fromSteps, toSteps, deltaSteps] = [
    viewSteps(from, steps, units, 0),
    viewSteps(to, steps, width, first),
    viewSteps(delta, steps, width, first),
  ];

  return {
    forward: (step, rows) => {
      addProduct(viewOf(toSteps, step), viewOf(fromSteps, step), forward, rows, count, units, scratch);
    },
    backward: (step, rows) => {
      addProduct(fromGradient, viewOf(deltaSteps, step), across, rows, units, count, scratch);
    },
    addGradient: (rows) => {
      if (gradient !== undefined) addProduct(gradient, deltaAcross, fromMatrix, count, units, rows * steps, scratch);
    },
  };
}

/** For each step a matrix with a row for each row of the batch, made once. */
const viewSteps = (data: Floats, steps: number, width: number, first: number): readonly Matrix[] =>
  Array.from({ length: steps }, (_, step) => ({
    data: data.subarray(step * width + first),
    row: steps * width,
    column: 1,
  }));

// The steps of a kernel count from 0 to as many as it has views.
const viewOf = (views: readonly Matrix[], step: number): Matrix => views[step] as Matrix;
