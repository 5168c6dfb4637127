import { fromRows, type NdArray, ndarray, rowsOf } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { decisionBoundary, type Predicts, scatter } from './index.js';

const samples = {
  x: fromRows([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]),
  y: ndarray(Float64Array.of(0, 1, 0, 1), [4, 1]),
};

/** A model of so many outputs that computes them from the features of a row. */
const modelOf = (outputs: number, of: (row: readonly number[]) => readonly number[]): Predicts => ({
  predict: async ({ data, shape }: NdArray) => {
    const width = shape[1] ?? 0;
    const rows = Array.from({ length: shape[0] ?? 0 }, (_, row) =>
      of(Array.from(data.subarray(row * width, (row + 1) * width))),
    );
    return ndarray(Float32Array.from(rows.flat()), [rows.length, outputs]);
  },
});

const byFirst = modelOf(1, ([first = 0]) => [first]);
const range = { xRange: [0, 1], yRange: [0, 1] } as const;

describe('decisionBoundary', () => {
  it('parts two classes at the threshold', async () => {
    const figure = await decisionBoundary(byFirst, samples, { ...range, classNames: ['left', 'right'] });
    expect(figure.description).toBe('Regions of Feature 0 and Feature 1: left has 50.0 %; right has 50.0 %.');
    const moved = await decisionBoundary(byFirst, samples, { ...range, threshold: 0.25, grid: 200 });
    expect(moved.description).toBe('Regions of Feature 0 and Feature 1: Class 0 has 25.0 %; Class 1 has 75.0 %.');
  });

  it('draws a region for each class as one small path, and rows on top in their shapes', async () => {
    const { select, texts, svg } = await drawn(
      await decisionBoundary(byFirst, samples, { ...range, title: 'm8', xLabel: 'X1' }),
    );
    const regions = select('[aria-label="regions"] path');
    expect(regions).toHaveLength(2);
    expect(regions.every((path) => (path.getAttribute('d')?.split('L').length ?? 99) <= 5)).toBe(true);
    const points = select('[aria-label="points"] path').map((path) => path.getAttribute('d') ?? '');
    expect(points[0]).toContain('a');
    expect(points[1]).not.toContain('a');
    expect(texts).toEqual(expect.arrayContaining(['m8', 'X1', 'Feature 1', 'Class 0 (2 rows)', 'Class 1 (2 rows)']));
    expect(svg.length).toBeLessThan(9000);
  });

  it('takes the greatest of several outputs, the first of equals', async () => {
    const three = modelOf(3, ([first = 0]) => (first < 0.25 ? [1, 1, 0] : first < 0.5 ? [0, 1, 0] : [0, 0, 1]));
    const { description } = await decisionBoundary(three, samples, { ...range, grid: 41 });
    expect(description).toMatch(/Class 0 has 24\.4 %; Class 1 has 24\.4 %; Class 2 has 51\.2 %/);
  });

  it('shades by probability in levels', async () => {
    const { select, texts } = await drawn(
      await decisionBoundary(byFirst, samples, { ...range, shading: 'probability' }),
    );
    expect(select('[aria-label="regions"] path')).toHaveLength(10);
    expect(texts.join(' ')).toContain('Shades: where the class has a probability');
  });

  it('asks about all nodes at once, with other features at their means', async () => {
    const asked: NdArray[] = [];
    const watching: Predicts = {
      predict: async (x) => {
        asked.push(x);
        return ndarray(new Float32Array(rowsOf(x)), [rowsOf(x), 1]);
      },
    };
    const wide = {
      x: fromRows([
        [1, 5, 0],
        [2, 9, 1],
      ]),
      y: ndarray(Float64Array.of(0, 1), [2]),
    };
    const { texts } = await drawn(
      await decisionBoundary(watching, wide, { features: [2, 0], grid: 3, xRange: [0, 4], yRange: [0, 2] }),
    );
    expect(asked.map(({ shape }) => shape)).toEqual([[9, 3]]);
    expect(Array.from(asked[0]?.data.subarray(0, 12) ?? [])).toEqual([0, 7, 0, 0, 7, 2, 0, 7, 4, 1, 7, 0]);
    expect(texts).toEqual(expect.arrayContaining(['Feature 2', 'Feature 0', 'The other feature is held at its mean.']));
  });

  it('leaves blank where the model gives no number, and says so', async () => {
    const partly = modelOf(1, ([first = 0]) => [first > 0.7 ? Number.NaN : first]);
    const { svg, texts } = await drawn(await decisionBoundary(partly, samples, range));
    expect(svg).not.toContain('NaN');
    expect(texts.join(' ')).toContain('At 3,000 places the model gave no finite number; these are left blank.');
  });

  it.each([
    ['what cannot predict', { answer: 1 }, samples, {}, 'decisionBoundary takes a model'],
    [
      'features to choose',
      byFirst,
      { x: fromRows([[1, 2, 3]]), y: ndarray(Float64Array.of(0), [1]) },
      {},
      'has 3 features and a plane shows two; choose them',
    ],
    [
      'one feature',
      byFirst,
      { x: fromRows([[1], [2]]), y: ndarray(Float64Array.of(0, 1), [2]) },
      {},
      'a plane shows two features',
    ],
    ['a feature twice', byFirst, samples, { features: [1, 1] }, 'Features 1 and 1 cannot be shown'],
    [
      'labels that are no classes',
      byFirst,
      { ...samples, y: ndarray(Float64Array.of(0, 1, 0.5, 1), [4]) },
      {},
      'y holds 0.5 in row 2',
    ],
    [
      'several labels',
      byFirst,
      {
        ...samples,
        y: fromRows([
          [1, 0],
          [1, 1],
          [0, 1],
          [1, 0],
        ]),
      },
      {},
      'y holds 1, 1 in row 1',
    ],
    [
      'rows that are not as many',
      byFirst,
      { ...samples, y: ndarray(Float64Array.of(0), [1]) },
      {},
      '4 rows of x and 1 of y',
    ],
    ['a grid', byFirst, samples, { grid: 1 }, 'grid is 1; use a whole number from 2 to 500'],
    ['a range', byFirst, samples, { xRange: [1, 0] }, 'two finite numbers, the lower first'],
  ])('refuses %s', async (_what, model, data, options, message) => {
    await expect(decisionBoundary(model as never, data, options as never)).rejects.toThrow(message);
  });

  it('refuses predictions that do not fit', async () => {
    const short: Predicts = { predict: async () => ndarray(new Float32Array(3), [3, 1]) };
    await expect(decisionBoundary(short, samples)).rejects.toThrow('The model gave 3 x 1 for 10000 rows');
  });
});

describe('scatter', () => {
  it('gives a class the same look whether or not others have rows', async () => {
    const only = { x: fromRows([[0, 1]]), y: fromRows([[0, 0, 1]]) };
    const { select, texts } = await drawn(scatter(only, { classNames: ['a', 'b', 'c'] }));
    expect(select('[aria-label="points"] path')[0]?.getAttribute('class')).toBe('linnet-tone-3');
    expect(texts).toContain('c (1 row)');
  });

  it('says which rows it leaves out', async () => {
    const data = {
      x: fromRows([
        [0, 1],
        [Number.NaN, 1],
        [9, 9],
        [1, 1],
      ]),
      y: ndarray(new Float64Array(4), [4]),
    };
    const { texts } = await drawn(scatter(data, { xRange: [0, 2], yRange: [0, 2] }));
    expect(texts).toEqual(
      expect.arrayContaining([
        'Features: 1 value is not finite; not shown.',
        '1 of 4 rows lie outside the axes; not shown.',
      ]),
    );
  });

  it('refuses more classes than can be told apart', () => {
    expect(() => scatter({ x: fromRows([[0, 1]]), y: ndarray(Float64Array.of(49), [1]) })).toThrow(
      'at most 49 classes',
    );
  });
});
