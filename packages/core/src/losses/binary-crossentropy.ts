import { exp, log, log1p } from '../math.js';
import { limited, passes } from './probability.js';
import type { RowLoss } from './row-loss.js';

/** Mean of -(y log p + (1 - y) log(1 - p)) over a row's `size` probabilities. */
export const binaryOfProbabilities = (size: number): RowLoss => ({
  parts: size,
  sum: ({ predicted, truth }, row) => {
    let sum = 0;
    for (let index = row * size; index < (row + 1) * size; index++) {
      const [y, p] = [truth[index] as number, limited(predicted[index] as number)];
      sum -= y * log(p) + (1 - y) * log(1 - p);
    }
    return sum;
  },
  gradient: (to, { predicted, truth }, row, factor) => {
    for (let index = row * size; index < (row + 1) * size; index++) {
      const [y, p] = [truth[index] as number, limited(predicted[index] as number)];
      to[index] = factor * passes(predicted[index] as number) * ((1 - y) / (1 - p) - y / p);
    }
  },
});

/** The same of p = sigmoid(z): max(z, 0) - z y + log(1 + exp(-|z|)), which overflows nowhere; its gradient is p - y. */
export const binaryOfLogits = (size: number): RowLoss => ({
  parts: size,
  sum: ({ logits, truth }, row) => {
    let sum = 0;
    for (let index = row * size; index < (row + 1) * size; index++) {
      const z = logits[index] as number;
      sum += Math.max(z, 0) - z * (truth[index] as number) + log1p(exp(-Math.abs(z)));
    }
    return sum;
  },
  gradient: (to, { predicted, truth }, row, factor) => {
    for (let index = row * size; index < (row + 1) * size; index++) {
      to[index] = factor * ((predicted[index] as number) - (truth[index] as number));
    }
  },
});
