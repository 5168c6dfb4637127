import { exp, log, log1p } from '../math.js';
import type { PairLoss } from './pair-loss.js';
import { limited, passes } from './probability.js';
import type { RowLoss } from './row-loss.js';

/** -(y log p + (1 - y) log(1 - p)) */
export const binaryCrossentropy: PairLoss = {
  value: (y, p) => -(y * log(limited(p)) + (1 - y) * log(1 - limited(p))),
  slope: (y, p) => passes(p) * ((1 - y) / (1 - limited(p)) - y / limited(p)),
};

/** The mean of the same over a row's `size` values, of p = sigmoid(z): max(z, 0) - z y + log(1 + exp(-|z|)), which overflows nowhere; its gradient is p - y. */
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
