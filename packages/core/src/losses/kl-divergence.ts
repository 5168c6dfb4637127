import { log } from '../math.js';
import type { StepLoss } from './step-loss.js';

/** Keras limits targets and predictions to [1e-7, 1], not to 1 - 1e-7 as in a cross-entropy. */
const smallest = 1e-7;
const limited = (share: number): number => Math.min(Math.max(share, smallest), 1);

/** The sum of y log(y / p) (Kullback and Leibler, 1951). The gradient passes where p stands within, ends included. */
export const klDivergence = (classes: number): StepLoss => ({
  value: ({ predicted, truth }, step) => {
    let sum = 0;
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      const y = limited(truth[index] as number);
      sum += y * log(y / limited(predicted[index] as number));
    }
    return sum;
  },
  gradient: (to, { predicted, truth }, step, factor) => {
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      const p = predicted[index] as number;
      to[index] = limited(p) === p ? (-factor * limited(truth[index] as number)) / p : 0;
    }
  },
});
