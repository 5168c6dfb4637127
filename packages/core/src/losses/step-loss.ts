import type { Floats } from '../ndarray.js';
import type { Outcome, RowLoss } from './row-loss.js';

/** A loss of one step: the numbers of its last axis together. */
export interface StepLoss {
  value(outcome: Outcome, step: number): number;
  /** Writes `factor` times the gradient of that value. */
  gradient(to: Floats, outcome: Outcome, step: number, factor: number): void;
}

/** The mean over a row's steps. */
export const meanOverSteps = (steps: number, { value, gradient }: StepLoss): RowLoss => ({
  parts: steps,
  sum: (outcome, row) => {
    let sum = 0;
    for (let step = row * steps; step < (row + 1) * steps; step++) sum += value(outcome, step);
    return sum;
  },
  gradient: (to, outcome, row, factor) => {
    for (let step = row * steps; step < (row + 1) * steps; step++) gradient(to, outcome, step, factor);
  },
});
