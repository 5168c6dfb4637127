import { js } from '@linnet/backend-js';
import { fromRows, type Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, sums } from '../../test/small.js';
import { dense, type LossName, sequential } from '../index.js';

const { x } = sums(4);
const targets = (...rows: readonly (readonly number[])[]): Samples => ({ x, y: fromRows(rows) });
const indices = targets([0], [1], [2], [1]);
const columns = targets([1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]);

/** Compiles and fits, as a user does. */
const fit = (loss: LossName, units: number, data: Samples, activation: 'softmax' | 'sigmoid' = 'softmax') =>
  sequential(3, [dense(units, { activation })])
    .compile({ backend: js, loss, seed: 1, metrics: ['accuracy'] })
    .fit(data, quiet);

describe('targets that are not those of the loss or the model are told before the first epoch', () => {
  it.each<[string, () => unknown, string]>([
    [
      'indices for columns',
      () => fit('categoricalCrossentropy', 3, indices),
      'For class indices use sparseCategoricalCrossentropy, or make columns of them',
    ],
    [
      'columns for indices',
      () => fit('sparseCategoricalCrossentropy', 3, columns),
      'For a column for each class use categoricalCrossentropy.',
    ],
    [
      'three classes for one unit',
      () => fit('sparseCategoricalCrossentropy', 1, indices, 'sigmoid'),
      'Use a last layer of as many units as classes, with softmax',
    ],
    [
      'three classes for two units',
      () => fit('sparseCategoricalCrossentropy', 2, indices),
      'holds 2 in row 2; class indices are whole numbers from 0 to 1, one for each number that the model gives.',
    ],
    [
      'three classes for a yes or no',
      () => fit('binaryCrossentropy', 1, indices, 'sigmoid'),
      'for more than two classes a softmax and sparseCategoricalCrossentropy.',
    ],
    ['columns for one unit', () => fit('binaryCrossentropy', 1, columns, 'sigmoid'), 'has rows of'],
    ['rows too few', () => fit('meanSquaredError', 1, targets([0], [1]), 'sigmoid'), 'has 4 rows of x and 2 of y'],
  ])('%s', async (_, act, part) => {
    const error = await errorOf(act);
    expect(['bad-shape', 'bad-value', 'bad-option']).toContain(error.code);
    expect(error.message).toContain(part);
  });
});
