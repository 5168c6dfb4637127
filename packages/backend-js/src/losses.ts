import type { Floats, Loss } from '@linnet/core';

/** A loss over a batch; both arrays hold rows of `size` values. */
export interface LossLoops {
  /** The sum over rows of weight times the row's loss. */
  sum(predicted: Floats, truth: Floats, weights: Floats, rows: number, size: number): number;
  /** Writes the gradient of that sum over `rows` (the mean, where all weights are 1). */
  gradient(to: Floats, predicted: Floats, truth: Floats, weights: Floats, rows: number, size: number): void;
}

/** Mean over a row's values of the squared difference. */
const meanSquaredError: LossLoops = {
  sum: (predicted, truth, weights, rows, size) => {
    let total = 0;
    for (let row = 0; row < rows; row++) {
      let rowTotal = 0;
      for (let index = row * size; index < (row + 1) * size; index++) {
        const difference = (predicted[index] as number) - (truth[index] as number);
        rowTotal += difference * difference;
      }
      total += ((weights[row] as number) * rowTotal) / size;
    }
    return total;
  },
  gradient: (to, predicted, truth, weights, rows, size) => {
    for (let row = 0; row < rows; row++) {
      const factor = (2 * (weights[row] as number)) / (size * rows);
      for (let index = row * size; index < (row + 1) * size; index++) {
        to[index] = factor * ((predicted[index] as number) - (truth[index] as number));
      }
    }
  },
};

/** Every loss by its kind. */
export const losses: Readonly<Record<Loss['kind'], LossLoops>> = { meanSquaredError };
