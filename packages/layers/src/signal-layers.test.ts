import type { PlanOp } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import {
  averagePooling1d,
  type Conv1dOptions,
  conv1d,
  dense,
  embedding,
  flatten,
  globalAveragePooling1d,
  globalMaxPooling1d,
  type Layer,
  maxPooling1d,
  reshape,
  sequential,
} from './index.js';

const shapesOf = (input: number | readonly number[], ...layers: readonly Layer[]): readonly (readonly number[])[] =>
  sequential(input, layers).plan().buffers.slice(1);
const opsOf = (input: number | readonly number[], ...layers: readonly Layer[]): readonly PlanOp[] =>
  sequential(input, layers).plan().ops;

describe('conv1d', () => {
  const over = (steps: number, options: Conv1dOptions) => {
    const [op] = opsOf([steps, 2], conv1d(4, options));
    const [shape] = shapesOf([steps, 2], conv1d(4, options));
    return [shape?.[0], op?.kind === 'conv1d' ? op.before : undefined];
  };

  // Windows and zeros before the first step, as TensorFlow has them.
  it.each<[number, Conv1dOptions, number, number]>([
    [10, { kernelSize: 3 }, 8, 0],
    [10, { kernelSize: 3, strides: 2 }, 4, 0],
    [10, { kernelSize: 3, dilation: 4 }, 2, 0],
    [10, { kernelSize: 3, padding: 'same' }, 10, 1],
    [10, { kernelSize: 4, padding: 'same' }, 10, 1],
    [9, { kernelSize: 4, padding: 'same', strides: 2 }, 5, 1],
    [10, { kernelSize: 4, padding: 'same', strides: 2 }, 5, 1],
    [10, { kernelSize: 1, padding: 'same', strides: 3 }, 4, 0],
    [10, { kernelSize: 3, padding: 'same', dilation: 3 }, 10, 3],
    [10, { kernelSize: 3, padding: 'causal', dilation: 2 }, 10, 4],
    [10, { kernelSize: 3, padding: 'causal', strides: 4 }, 3, 2],
    [2, { kernelSize: 5, padding: 'causal' }, 2, 4],
  ])('over %i steps with %o gives %i windows, the first %i before the first step', (steps, options, count, before) => {
    expect(over(steps, options)).toEqual([count, before]);
  });

  it('has Keras’s weights, starts and activations', () => {
    const model = sequential(
      [10, 2],
      [conv1d(4, { kernelSize: 3, activation: 'gelu', kernelInitialiser: 'heNormal' })],
    );
    const { params, ops } = model.plan();
    expect(params.map(({ name, shape }) => [name, shape])).toEqual([
      ['conv1d/kernel', [3, 2, 4]],
      ['conv1d/bias', [4]],
    ]);
    expect(params[0]?.initialiser).toMatchObject({ kind: 'normal', truncated: true });
    expect(ops.map(({ kind }) => kind)).toEqual(['conv1d', 'activation']);
    expect(opsOf([10, 2], conv1d(4, { kernelSize: 1, activation: 'relu', useBias: false }))).toMatchObject([
      { kind: 'conv1d', activation: 'relu' },
    ]);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'no size',
      () => conv1d(4, {} as Conv1dOptions),
      'bad-option',
      'kernelSize is undefined; use a whole number from 1',
    ],
    ['no options', () => (conv1d as (filters: number) => Layer)(4), 'bad-option', 'conv1d takes an object of options'],
    [
      'half a filter',
      () => conv1d(0.5, { kernelSize: 2 }),
      'bad-option',
      'A conv1d layer of 0.5 filters cannot be made',
    ],
    [
      'another padding',
      () => conv1d(1, { kernelSize: 2, padding: 'full' as 'same' }),
      'unknown-name',
      'padding "full"',
    ],
    [
      'rows of numbers',
      () => sequential(10, [conv1d(1, { kernelSize: 2 })]),
      'bad-shape',
      'A conv1d layer takes rows of steps x features; the model gives rows of 10. Make the model of such rows: sequential([10, 1], [...])',
    ],
    [
      'too few steps',
      () => sequential([4, 1], [conv1d(1, { kernelSize: 3, dilation: 2 })]),
      'bad-shape',
      "A conv1d layer looks at 5 steps at once and is given 4. Use a smaller window, longer rows, or padding: 'same'.",
    ],
    [
      'a dilation beyond all rows',
      () => sequential([4, 1], [conv1d(1, { kernelSize: 2, dilation: 1e9, padding: 'causal' })]),
      'bad-option',
      'A conv1d layer looks at 1000000001 steps at once and is given 4; at most 1048576 are possible.',
    ],
    [
      'strides beyond all rows',
      () => sequential([4, 1], [conv1d(1, { kernelSize: 2, strides: 3e9, padding: 'same' })]),
      'bad-option',
      'A conv1d layer has strides of 3000000000 and is given 4',
    ],
    [
      'more weights than fit',
      () =>
        sequential(
          [4, 1],
          [conv1d(8, { kernelSize: 1e5, padding: 'same' }), conv1d(100, { kernelSize: 1e5, padding: 'same' })],
        ),
      'bad-option',
      'Layer "conv1d_1" takes the model to 80800008 weights with its kernel of 100000 x 8 x 100; at most 16777216',
    ],
  ])('refuses %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('pooling', () => {
  it('moves by its size, or as told', () => {
    expect(shapesOf([10, 3], maxPooling1d(), averagePooling1d(2, { strides: 1 }))).toEqual([
      [5, 3],
      [4, 3],
    ]);
    expect(opsOf([10, 3], maxPooling1d(3, { padding: 'same' }))).toEqual([
      { kind: 'maxPooling1d', inputs: [0], outputs: [1], size: 3, stride: 3, before: 1 },
    ]);
  });

  it('over all steps gives a number for each channel', () => {
    expect(shapesOf([10, 3], globalMaxPooling1d())).toEqual([[1, 3], [3]]);
    expect(shapesOf([10, 3], globalAveragePooling1d({ keepDimensions: true }))).toEqual([[1, 3]]);
  });

  it.each<[string, () => unknown, string]>([
    ['no size', () => maxPooling1d(0), 'The size of maxPooling1d is 0; use a whole number from 1 up.'],
    [
      'windows beyond all rows',
      () => sequential([8, 1], [averagePooling1d(1e9, { padding: 'same', strides: 1 })]),
      'An averagePooling1d layer looks at 1000000000 steps at once and is given 8',
    ],
    ['a causal one', () => averagePooling1d(2, { padding: 'causal' as 'same' }), 'Unknown padding "causal".'],
    ['rows of numbers', () => sequential(8, [globalMaxPooling1d()]), 'A globalMaxPooling1d layer takes rows of steps'],
  ])('refuses %s', async (_, act, part) => {
    expect((await errorOf(act)).message).toContain(part);
  });
});

describe('flatten and reshape', () => {
  it('keep the numbers, and fill one axis that is left open', () => {
    expect(shapesOf([4, 3, 2], flatten(), reshape([2, -1]), reshape([3, 8]))).toEqual([[24], [2, 12], [3, 8]]);
  });

  it.each<[string, () => unknown, string]>([
    ['two open axes', () => reshape([-1, -1]), 'The shape of reshape is [-1, -1]; use a list of whole numbers from 1'],
    ['no list', () => reshape(4 as never), 'The shape of reshape is 4;'],
    ['no axes', () => reshape([]), 'The shape of reshape is [];'],
    [
      'too few numbers',
      () => sequential([4, 3], [reshape([5])]),
      'reshape([5]) is given rows of 4 x 3, 12 numbers, which are not 5.',
    ],
    ['numbers that do not go up', () => sequential([4, 3], [reshape([5, -1])]), '12 numbers, which 5 does not divide.'],
  ])('refuse %s', async (_, act, part) => {
    expect((await errorOf(act)).message).toContain(part);
  });
});

describe('embedding', () => {
  const options = { vocabularySize: 7 };

  it('gives units for every number that comes in', () => {
    const { params, buffers } = sequential([5], [embedding(3, options)]).plan();
    expect(params).toMatchObject([
      { name: 'embedding/embeddings', shape: [7, 3], initialiser: { kind: 'uniform', low: -0.05, high: 0.05 } },
    ]);
    expect(buffers[1]).toEqual([5, 3]);
  });

  it('stands first, and knows its size', async () => {
    expect((await errorOf(() => sequential(5, [dense(5), embedding(3, options)]))).message).toContain(
      'Make it the first layer of the model.',
    );
    expect((await errorOf(() => embedding(3, {} as never))).message).toContain('vocabularySize is undefined');
    expect((await errorOf(() => embedding(0, options))).message).toContain('An embedding layer of 0 units');
  });
});
