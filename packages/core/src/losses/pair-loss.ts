import type { RowLoss } from './row-loss.js';

/** A loss of one target y and one prediction p. */
export interface PairLoss {
  value(y: number, p: number): number;
  /** The derivative of the value with respect to p. */
  slope(y: number, p: number): number;
}

/** The mean over a row's `size` pairs. */
export const meanOverPairs = (size: number, { value, slope }: PairLoss): RowLoss => ({
  parts: size,
  sum: ({ predicted, truth }, row) => {
    let sum = 0;
    for (let index = row * size; index < (row + 1) * size; index++) {
      sum += value(truth[index] as number, predicted[index] as number);
    }
    return sum;
  },
  gradient: (to, { predicted, truth }, row, factor) => {
    for (let index = row * size; index < (row + 1) * size; index++) {
      to[index] = factor * slope(truth[index] as number, predicted[index] as number);
    }
  },
});
