import type { Floats } from '../ndarray.js';
import type { StepLoss } from './step-loss.js';

/** What a length counts as at least. */
const shortest = 1e-7;

/** Minus the cosine of the angle between y and p. */
export const cosineSimilarity = (size: number): StepLoss => ({
  value: ({ predicted, truth }, step) => -cosineOf(predicted, truth, step, size),
  gradient: (to, { predicted, truth }, step, factor) => {
    const [y, p] = [lengthOf(truth, step, size), lengthOf(predicted, step, size)];
    // A length that counts as the shortest does not change with p, so only a longer one takes its direction away.
    const along = p > shortest ? cosineOf(predicted, truth, step, size) : 0;
    for (let index = step * size; index < (step + 1) * size; index++) {
      const direction = (predicted[index] as number) / p;
      to[index] = (factor * (along * direction - (truth[index] as number) / y)) / p;
    }
  },
});

function cosineOf(predicted: Floats, truth: Floats, step: number, size: number): number {
  let product = 0;
  for (let index = step * size; index < (step + 1) * size; index++) {
    product += (truth[index] as number) * (predicted[index] as number);
  }
  return product / lengthOf(truth, step, size) / lengthOf(predicted, step, size);
}

function lengthOf(values: Floats, step: number, size: number): number {
  let squares = 0;
  for (let index = step * size; index < (step + 1) * size; index++) {
    squares += (values[index] as number) * (values[index] as number);
  }
  return Math.max(Math.sqrt(squares), shortest);
}
