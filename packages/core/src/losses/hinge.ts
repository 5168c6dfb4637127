import type { PairLoss } from './pair-loss.js';
import type { Outcome } from './row-loss.js';
import type { StepLoss } from './step-loss.js';

/** What a pair lacks to the margin of 1. */
const lackOf = (y: number, p: number): number => Math.max(0, 1 - y * p);

/** On the margin the slope is that of the side that still counts, as TensorFlow has it. */
export const hinge: PairLoss = {
  value: lackOf,
  slope: (y, p) => (1 - y * p >= 0 ? -y : 0),
};

export const squaredHinge: PairLoss = {
  value: (y, p) => lackOf(y, p) * lackOf(y, p),
  slope: (y, p) => -2 * y * lackOf(y, p),
};

/** max(0, 1 + max of (1 - y) p - sum of y p) (Crammer and Singer, 2001). */
export const categoricalHinge = (classes: number): StepLoss => ({
  value: (outcome, step) => Math.max(0, 1 + rivalOf(outcome, step, classes).most - ownOf(outcome, step, classes)),
  gradient: (to, outcome, step, factor) => {
    const { predicted, truth } = outcome;
    const { most, count } = rivalOf(outcome, step, classes);
    const counts = 1 + most - ownOf(outcome, step, classes) >= 0 ? factor : 0;
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      const y = truth[index] as number;
      // Where several are the largest each has its share, as TensorFlow has it.
      const share = (1 - y) * (predicted[index] as number) === most ? (1 - y) / count : 0;
      to[index] = counts * (share - y);
    }
  },
});

/** The sum of y p. */
function ownOf({ predicted, truth }: Outcome, step: number, classes: number): number {
  let sum = 0;
  for (let index = step * classes; index < (step + 1) * classes; index++) {
    sum += (truth[index] as number) * (predicted[index] as number);
  }
  return sum;
}

/** The largest (1 - y) p, and how many are that large. */
function rivalOf({ predicted, truth }: Outcome, step: number, classes: number): { most: number; count: number } {
  let [most, count] = [Number.NEGATIVE_INFINITY, 0];
  for (let index = step * classes; index < (step + 1) * classes; index++) {
    const rival = (1 - (truth[index] as number)) * (predicted[index] as number);
    count = rival === most ? count + 1 : rival > most ? 1 : count;
    most = Math.max(most, rival);
  }
  return { most, count };
}
