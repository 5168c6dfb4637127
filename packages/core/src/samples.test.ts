import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import type { Loss } from './backend.js';
import type { LinnetError } from './errors.js';
import { fromRows, type NdArray } from './ndarray.js';
import { checkInput, checkSamples, rowsOf, type Samples } from './samples.js';
import type { Shape } from './shape.js';

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

/** Losses that need nothing but their kind. */
type PlainLoss = Exclude<Loss['kind'], 'huber'>;

describe('checkSamples with a loss', () => {
  const checkTargets = (y: NdArray, output: Shape, kind: PlainLoss): void =>
    checkSamples({ ...samples, y }, [2], output, 'Training data', { kind });
  const column = fromRows([[0], [1], [0]]);
  const list = fromRows([0, 1, 0]);
  const oneHot = fromRows([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  const steps = { data: new Float64Array(12), shape: [3, 4] };

  it.each<[string, NdArray, Shape, PlainLoss]>([
    ['a list for one output', list, [1], 'meanSquaredError'],
    ['a list of probabilities', fromRows([0, 0.5, 1]), [1], 'binaryCrossentropy'],
    ['a column for each class', oneHot, [2], 'categoricalCrossentropy'],
    ['a list of classes', list, [2], 'sparseCategoricalCrossentropy'],
    ['a column of classes', column, [2], 'sparseCategoricalCrossentropy'],
    ['a class for each step', steps, [4, 2], 'sparseCategoricalCrossentropy'],
    ['the same as a column', { data: steps.data, shape: [3, 4, 1] }, [4, 2], 'sparseCategoricalCrossentropy'],
    ['a number for each step', steps, [4, 1], 'binaryCrossentropy'],
    ['any number', fromRows([[-5], [1e9], [0.1]]), [1], 'meanSquaredError'],
  ])('lets pass %s', (_, y, output, kind) => {
    expect(() => checkTargets(y, output, kind)).not.toThrow();
  });

  it.each<[string, NdArray, Shape, PlainLoss, LinnetError['code'], string]>([
    ['two columns for one output', oneHot, [1], 'meanSquaredError', 'bad-shape', 'rows of 2; the model gives 1.'],
    ['a list for two outputs', list, [2], 'binaryCrossentropy', 'bad-shape', 'rows of one number; the model gives 2.'],
    [
      'class indices where columns are needed',
      column,
      [2],
      'categoricalCrossentropy',
      'bad-shape',
      'has rows of 1; the model gives 2. For class indices use sparseCategoricalCrossentropy, or make columns of them: oneHot() of a data set does.',
    ],
    [
      'columns where class indices are needed',
      oneHot,
      [2],
      'sparseCategoricalCrossentropy',
      'bad-shape',
      'has rows of 2; sparseCategoricalCrossentropy takes one number. For a column for each class use categoricalCrossentropy.',
    ],
    [
      'a class too many',
      fromRows([0, 1, 2]),
      [2],
      'sparseCategoricalCrossentropy',
      'bad-value',
      'Training data (y) holds 2 in row 2; class indices are whole numbers from 0 to 1, one for each number that the model gives.',
    ],
    ['half a class', fromRows([[0], [0.5], [1]]), [2], 'sparseCategoricalCrossentropy', 'bad-value', '0.5 in row 1;'],
    ['a class below 0', fromRows([-1, 0, 1]), [2], 'sparseCategoricalCrossentropy', 'bad-value', '-1 in row 0;'],
    ['NaN', fromRows([Number.NaN, 0, 1]), [2], 'sparseCategoricalCrossentropy', 'bad-value', 'holds NaN in row 0'],
    [
      'a third class for two',
      fromRows([0, 2, 1]),
      [1],
      'binaryCrossentropy',
      'bad-value',
      'Training data (y) holds 2 in row 1; targets of binaryCrossentropy lie from 0 to 1. Use 0 and 1; for more than two classes a softmax and sparseCategoricalCrossentropy.',
    ],
    [
      'columns beyond 1',
      { data: Float64Array.of(0, 1, 1, 0, 0, 1.5), shape: [3, 2] },
      [2],
      'categoricalCrossentropy',
      'bad-value',
      'holds 1.5 in row 2; targets of categoricalCrossentropy lie from 0 to 1. Use 1 in the column of the class',
    ],
  ])('refuses %s', async (_, y, output, kind, code, part) => {
    const error = await errorOf(() => checkTargets(y, output, kind));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

it('checkInput takes rows of several axes', async () => {
  const images: NdArray = { data: new Float64Array(12), shape: [2, 3, 2] };
  expect(() => checkInput(images, [3, 2], 'The rows')).not.toThrow();
  expect((await errorOf(() => checkInput(images, [6], 'The rows'))).message).toBe(
    'The rows has rows of 3 x 2; the model takes 6.',
  );
});
