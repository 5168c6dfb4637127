import type { Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';

/**
 * Which numbers of a matrix have a mean in common. Both ways are products with ones, because broadcasting takes tfjs
 * many times as long.
 */
export interface Grouping {
  mean(matrix: Tensor): Tensor;
  /** A matrix like another one, with each mean wherever its numbers stand. */
  spread(means: Tensor, like: Tensor): Tensor;
}

/** Those of a column. */
export const byColumn = (t: Tensors, { filled }: Workspace): Grouping => ({
  mean: (matrix) => {
    const [rows = 1] = matrix.shape;
    return t.product(filled([1, rows], 1 / rows), matrix);
  },
  spread: (means, { shape: [rows = 1] }) => t.product(filled([rows, 1], 1), means),
});

/** Those of a row. */
export const byRow = (t: Tensors, { filled }: Workspace): Grouping => ({
  mean: (matrix) => {
    const [, columns = 1] = matrix.shape;
    return t.product(matrix, filled([columns, 1], 1 / columns));
  },
  spread: (means, { shape: [, columns = 1] }) => t.product(means, filled([1, columns], 1)),
});
