import { exp, log } from '../math.js';
import type { Floats } from '../ndarray.js';
import { largest } from './heads.js';
import { limited, passes } from './probability.js';
import type { StepLoss } from './step-loss.js';

/** How much of a step's truth is one class: what the targets say, or whether it is the class they name. */
export type Share = (truth: Floats, step: number, index: number) => number;

/** Targets with a number for each class. */
export const givenShare =
  (classes: number): Share =>
  (truth, step, index) =>
    truth[step * classes + index] as number;

/** Targets that are class indices; their fractions are cut off, as Keras does. One that no class has makes the loss NaN. */
export const indexShare =
  (classes: number): Share =>
  (truth, step, index) => {
    const label = Math.trunc(truth[step] as number);
    return label >= 0 && label < classes ? Number(label === index) : Number.NaN;
  };

/** -sum of y log(softmax(z)) = sum of y (log sum exp z - z); its gradient is p sum(y) - y. */
export const categoricalOfLogits = (classes: number, share: Share): StepLoss => ({
  value: ({ logits, truth }, step) => {
    const start = step * classes;
    const most = largest(logits, start, classes);
    let powers = 0;
    for (let index = 0; index < classes; index++) powers += exp((logits[start + index] as number) - most);
    const logSum = log(powers);
    let loss = 0;
    for (let index = 0; index < classes; index++) {
      loss += share(truth, step, index) * (logSum - ((logits[start + index] as number) - most));
    }
    return loss;
  },
  gradient: (to, { predicted, truth }, step, factor) => {
    const start = step * classes;
    let total = 0;
    for (let index = 0; index < classes; index++) total += share(truth, step, index);
    for (let index = 0; index < classes; index++) {
      to[start + index] = factor * ((predicted[start + index] as number) * total - share(truth, step, index));
    }
  },
});

/** -sum of y log(q) with q = limited(p / sum p). */
export const categoricalOfProbabilities = (classes: number): StepLoss => ({
  value: ({ predicted, truth }, step) => {
    const total = sumOf(predicted, step, classes);
    let loss = 0;
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      loss -= (truth[index] as number) * log(limited((predicted[index] as number) / total));
    }
    return loss;
  },
  gradient: (to, { predicted, truth }, step, factor) => {
    const total = sumOf(predicted, step, classes);
    // With r = p / total: dL/dr = -y / q where it passes, dL/dp = (dL/dr - sum of r dL/dr) / total.
    const slope = (r: number, y: number): number => (-passes(r) * y) / limited(r);
    let common = 0;
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      const r = (predicted[index] as number) / total;
      common += r * slope(r, truth[index] as number);
    }
    for (let index = step * classes; index < (step + 1) * classes; index++) {
      const r = (predicted[index] as number) / total;
      to[index] = (factor * (slope(r, truth[index] as number) - common)) / total;
    }
  },
});

/** The same of class indices; Keras limits first here and divides by the sum of what is left: log(sum of q) - log(q of the class). */
export const sparseOfProbabilities = (classes: number, share: Share): StepLoss => ({
  value: ({ predicted, truth }, step) => {
    let [total, logOfClass] = [0, 0];
    for (let index = 0; index < classes; index++) {
      const q = limited(predicted[step * classes + index] as number);
      total += q;
      logOfClass += share(truth, step, index) * log(q);
    }
    return log(total) - logOfClass;
  },
  gradient: (to, { predicted, truth }, step, factor) => {
    let total = 0;
    for (let index = 0; index < classes; index++) total += limited(predicted[step * classes + index] as number);
    for (let index = 0; index < classes; index++) {
      const p = predicted[step * classes + index] as number;
      to[step * classes + index] = factor * passes(p) * (1 / total - share(truth, step, index) / limited(p));
    }
  },
});

function sumOf(values: Floats, step: number, classes: number): number {
  let sum = 0;
  for (let index = step * classes; index < (step + 1) * classes; index++) sum += values[index] as number;
  return sum;
}
