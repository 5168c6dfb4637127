import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { fromRows, type NdArray, ndarray } from './ndarray.js';
import { random } from './random.js';
import { boundsOf, checkBounds, constantColumns, scale, unscale } from './scaling.js';

const data = fromRows([
  [0, 5, -10],
  [1, 5, 30],
  [4, 5, 10],
]);

describe('boundsOf', () => {
  it('finds the least and the greatest value, of each column or of all', () => {
    expect(boundsOf(data, 'perColumn')).toEqual({ low: [0, 5, -10], high: [4, 5, 30] });
    expect(boundsOf(data, 'shared')).toEqual({ low: [-10, -10, -10], high: [30, 30, 30] });
  });

  it('takes all axes of a row as columns, and rows of any length', () => {
    const wide = ndarray(new Float64Array(300_000).fill(1), [1, 3, 100_000]);
    const { low } = boundsOf(wide, 'shared');
    expect(low).toHaveLength(300_000);
    expect(low.at(-1)).toBe(1);
  });

  it('refuses NaN', async () => {
    expect((await errorOf(() => boundsOf(fromRows([[Number.NaN]]), 'shared'))).code).toBe('bad-value');
  });
});

describe('scale', () => {
  it('takes the bounds to -1 and 1, and what lies outside further', () => {
    const bounds = { low: [0], high: [4] };
    expect([...scale(fromRows([[0], [1], [4], [6]]), bounds).data]).toEqual([-1, -0.5, 1, 2]);
  });

  it('takes a constant column to 0, and back to what it was', () => {
    const bounds = boundsOf(data, 'perColumn');
    expect(constantColumns(bounds)).toEqual([1]);
    const scaled = scale(data, bounds);
    expect([1, 4, 7].map((index) => scaled.data[index])).toEqual([0, 0, 0]);
    expect(unscale(scaled, bounds)).toEqual(data);
  });

  it.each(['perColumn', 'shared'] as const)('and unscale are each other’s reverse (%s)', (kind) => {
    for (let seed = 0; seed < 50; seed++) {
      const array = anyArray(seed);
      const bounds = boundsOf(array, kind);
      const scaled = scale(array, bounds);
      const back = unscale(scaled, bounds);
      const columns = bounds.low.length;
      array.data.forEach((value, index) => {
        const [low = 0, high = 0] = [bounds.low[index % columns], bounds.high[index % columns]];
        expect(Math.abs(scaled.data[index] ?? Number.NaN)).toBeLessThanOrEqual(1);
        expect(Math.abs((back.data[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(
          4e-16 * (Math.abs(low) + Math.abs(high) + (high - low)),
        );
      });
    }
  });

  it('refuses bounds for other columns', async () => {
    for (const act of [scale, unscale]) {
      expect(await errorOf(() => act(data, { low: [0, 0], high: [1, 1] }))).toMatchObject({
        code: 'bad-shape',
        message: 'Bounds for 2 columns do not fit rows of 3.',
      });
      expect((await errorOf(() => act(data, { low: [0, 0, 0], high: [1] }))).message).toBe(
        'Bounds for 3 (low) and 1 (high) columns do not fit rows of 3.',
      );
    }
  });
});

describe('checkBounds', () => {
  it.each([
    [[0], [1, 2], 'The bounds has 1 low and 2 high bounds; 2 of each are needed.'],
    [
      [1, 0],
      [0, 1],
      'The bounds: column 0 goes from 1 to 0; the low bound must not be above the high one, both finite.',
    ],
    [
      [0, Number.NaN],
      [1, 1],
      'The bounds: column 1 goes from NaN to 1; the low bound must not be above the high one, both finite.',
    ],
    [
      [0, 0],
      [1, Number.POSITIVE_INFINITY],
      'The bounds: column 1 goes from 0 to Infinity; the low bound must not be above the high one, both finite.',
    ],
  ])('%j to %j', async (low, high, message) => {
    expect(await errorOf(() => checkBounds({ low, high }, 2, 'The bounds'))).toMatchObject({
      code: 'bad-value',
      message,
    });
  });

  it('lets good ones pass', () => {
    expect(() => checkBounds({ low: [-1, 0], high: [1, 1e-300] }, 2, 'The bounds')).not.toThrow();
    expect(() => checkBounds({ low: [-1, 3], high: [1, 3] }, 2, 'The bounds')).not.toThrow();
  });
});

/** Rows of some size whose columns have very different ranges. */
function anyArray(seed: number): NdArray<Float64Array> {
  const generator = random(seed);
  const [rows, columns] = [1 + generator.randint(0, 20), 1 + generator.randint(0, 5)];
  const sizes = Array.from({ length: columns }, () => 1 / (1e-6 + generator.randomSample()));
  const numbers = Array.from({ length: rows }, () => sizes.map((size) => size * (generator.randomSample() - 0.3)));
  return fromRows(numbers);
}
