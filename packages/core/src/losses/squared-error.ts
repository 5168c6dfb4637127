import type { RowLoss } from './row-loss.js';

/** Mean of (y - p)^2 over a row's `size` values. */
export const squaredError = (size: number): RowLoss => ({
  parts: size,
  sum: ({ predicted, truth }, row) => {
    let sum = 0;
    for (let index = row * size; index < (row + 1) * size; index++) {
      const difference = (predicted[index] as number) - (truth[index] as number);
      sum += difference * difference;
    }
    return sum;
  },
  gradient: (to, { predicted, truth }, row, factor) => {
    for (let index = row * size; index < (row + 1) * size; index++) {
      to[index] = 2 * factor * ((predicted[index] as number) - (truth[index] as number));
    }
  },
});
