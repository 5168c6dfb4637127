import type { Loss } from '@linnet/core';

/** Predictions of a batch and what they should be; rows of `size` numbers. */
export interface Outcome {
  readonly predicted: Float32Array;
  readonly truth: Float32Array;
  /** One for each row. */
  readonly weights: Float32Array;
  readonly rows: number;
  readonly size: number;
}

/**
 * A loss in plain loops and doubles. Predictions come out of every batch anyway, and they are few:
 * on the host their loss costs less than the kernels for it would.
 */
export interface HostLoss {
  /** The sum over rows of weight times the row's loss. */
  sum(outcome: Outcome): number;
  /** Writes the gradient of that sum over the number of rows. */
  gradient(to: Float32Array, outcome: Outcome): void;
}

const meanSquaredError: HostLoss = {
  sum: ({ predicted, truth, weights, rows, size }) => {
    let total = 0;
    for (let row = 0; row < rows; row++) {
      let squares = 0;
      for (let index = row * size; index < (row + 1) * size; index++) {
        const difference = (predicted[index] as number) - (truth[index] as number);
        squares += difference * difference;
      }
      total += ((weights[row] as number) * squares) / size;
    }
    return total;
  },
  gradient: (to, { predicted, truth, weights, rows, size }) => {
    for (let row = 0; row < rows; row++) {
      const factor = (2 * (weights[row] as number)) / (size * rows);
      for (let index = row * size; index < (row + 1) * size; index++) {
        to[index] = factor * ((predicted[index] as number) - (truth[index] as number));
      }
    }
  },
};

/** Every loss by its kind. */
export const losses: Readonly<Record<Loss['kind'], HostLoss>> = { meanSquaredError };
