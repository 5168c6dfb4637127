import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { fromRows, type NdArray } from './ndarray.js';
import { checkInput, checkSamples, rowsOf, type Samples } from './samples.js';

const samples: Samples = {
  x: fromRows([
    [1, 2],
    [3, 4],
    [5, 6],
  ]),
  y: fromRows([[0], [1], [0]]),
};
const check = (change: object): void => checkSamples({ ...samples, ...change }, [2], [1], 'Training data');

it('rowsOf counts rows', () => {
  expect(rowsOf(samples.x)).toBe(3);
  expect(rowsOf({ data: new Float64Array(1), shape: [] })).toBe(0);
});

describe('checkSamples', () => {
  it('lets rows pass that fit, with weights of any size from 0 up', () => {
    expect(() => check({})).not.toThrow();
    expect(() => check({ weights: fromRows([0, 1e6, 0.5]) })).not.toThrow();
    expect(() => check({ y: { data: Int32Array.of(0, 1, 0), shape: [3, 1] } })).not.toThrow();
  });

  it.each([
    [
      'rows of another length',
      { x: fromRows([[1], [2], [3]]) },
      'bad-shape',
      'Training data (x) has rows of 1; the model takes 2.',
    ],
    [
      'targets of another length',
      {
        y: fromRows([
          [0, 1],
          [1, 0],
          [0, 1],
        ]),
      },
      'bad-shape',
      'Training data (y) has rows of 2; the model gives 1.',
    ],
    [
      'fewer targets',
      { y: fromRows([[0], [1]]) },
      'bad-shape',
      'Training data has 3 rows of x and 2 of y; they must be as many.',
    ],
    ['no rows', { x: { data: new Float64Array(0), shape: [0, 2] } }, 'bad-shape', 'Training data (x) has no rows.'],
    [
      'NaN in the targets',
      { y: fromRows([[0], [Number.NaN], [0]]) },
      'bad-value',
      'Training data (y) holds NaN in row 1, column 0. Remove or repair these rows first.',
    ],
    [
      'infinity in a weight',
      { weights: fromRows([0, 1, Number.POSITIVE_INFINITY]) },
      'bad-value',
      'Training data (weights) holds Infinity in row 2, column 0. Remove or repair these rows first.',
    ],
    [
      'a negative weight',
      { weights: fromRows([0, -1, -2]) },
      'bad-value',
      'Training data (weights) holds -1 in row 1; use numbers from 0 up.',
    ],
    [
      'too few weights',
      { weights: fromRows([1, 1]) },
      'bad-shape',
      'Training data has weights of 2; one number for each of the 3 rows is needed.',
    ],
    [
      'weights as a column',
      { weights: fromRows([[1], [1], [1]]) },
      'bad-shape',
      'Training data has weights of 3 x 1; one number for each of the 3 rows is needed.',
    ],
    [
      'numbers that do not fill the shape',
      { x: { data: new Float64Array(5), shape: [3, 2] } },
      'bad-shape',
      'Training data (x) has 5 numbers for a shape of 3 x 2, which holds 6.',
    ],
    [
      'nested lists, which types do not let pass',
      { x: [[1, 2]] },
      'bad-value',
      'Training data (x) is not an array with a shape; make one with fromRows([[...], ...]) or ndarray(data, shape).',
    ],
    [
      'no targets',
      { y: undefined },
      'bad-value',
      'Training data (y) is not an array with a shape; make one with fromRows([[...], ...]) or ndarray(data, shape).',
    ],
  ])('%s', async (_, change, code, message) => {
    expect(await errorOf(() => check(change))).toMatchObject({ code, message });
  });

  it('says so when there are no samples at all', async () => {
    const nothing = undefined as unknown as Samples;
    expect((await errorOf(() => checkSamples(nothing, [2], [1], 'Training data'))).code).toBe('bad-value');
  });
});

it('checkInput takes rows of several axes', async () => {
  const images: NdArray = { data: new Float64Array(12), shape: [2, 3, 2] };
  expect(() => checkInput(images, [3, 2], 'The rows')).not.toThrow();
  expect((await errorOf(() => checkInput(images, [6], 'The rows'))).message).toBe(
    'The rows has rows of 3 x 2; the model takes 6.',
  );
});
