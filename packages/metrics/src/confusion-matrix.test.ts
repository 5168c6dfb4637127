import { ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, normaliseConfusion } from './index.js';

describe('confusionMatrix', () => {
  it('has a row for each class of truth and a column for each predicted, sorted', () => {
    expect(confusionMatrix([10, 2, 10, 2], [2, 2, 10, 2])).toEqual({
      labels: [2, 10],
      counts: [
        [2, 0],
        [1, 1],
      ],
    });
    expect(confusionMatrix(['b', 'a'], ['c', 'a']).labels).toEqual(['a', 'b', 'c']);
  });

  it('takes typed arrays and columns with a shape', () => {
    const column = ndarray(Float32Array.of(0, 1, 1), [3, 1]);
    expect(confusionMatrix(column, Int32Array.of(0, 1, 0)).counts).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('keeps the order of labels that are given, also of those that do not occur', () => {
    const { labels, counts } = confusionMatrix([0, 1], [0, 0], { labels: [2, 1, 0] });
    expect(labels).toEqual([2, 1, 0]);
    expect(counts).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('adds up weights', () => {
    expect(confusionMatrix([0, 1, 1], [0, 1, 1], { weights: [0.5, 2, 3] }).counts).toEqual([
      [0.5, 0],
      [0, 5],
    ]);
  });

  it('refuses what are most likely no classes', () => {
    const rows = Array.from({ length: 2001 }, (_, row) => row);
    expect(() => confusionMatrix(rows, rows)).toThrow(
      'There are 2001 different labels; a confusion matrix holds up to 2000.',
    );
  });
});

describe('normaliseConfusion', () => {
  const neverPredicted = confusionMatrix([0, 0, 1, 1], [0, 0, 0, 0]);

  it('gives shares of rows, columns or all; where there is nothing to share, 0', () => {
    expect(normaliseConfusion(neverPredicted)).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(normaliseConfusion(neverPredicted, { by: 'predicted' })).toEqual([
      [0.5, 0],
      [0.5, 0],
    ]);
    expect(normaliseConfusion(neverPredicted, { by: 'all' })).toEqual([
      [0.5, 0],
      [0.5, 0],
    ]);
  });

  it('refuses another total', () => {
    expect(() => normaliseConfusion(neverPredicted, { by: 'true' as never })).toThrow(
      'Unknown total of a confusion matrix "true". Did you mean "truth"?',
    );
  });
});
