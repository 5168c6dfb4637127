import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { adam, clip, dense, type ScalingChoice, sequential, sgd } from './index.js';

describe('sequential', () => {
  it('lowers its layers into a plan, under Keras’s names', () => {
    const hidden = dense(4, { activation: 'relu', clip: 1 });
    const model = sequential(3, [hidden, clip(), hidden, dense(2, { useBias: false })]);
    expect(model).toMatchObject({ input: [3], output: [2], parameters: 3 * 4 + 4 + 4 * 4 + 4 + 4 * 2 });
    const { ops, params } = model.plan();
    expect(params.map(({ name, shape }) => [name, shape])).toEqual([
      ['dense/kernel', [3, 4]],
      ['dense/bias', [4]],
      // One value used twice: two independent sets of weights.
      ['dense_1/kernel', [4, 4]],
      ['dense_1/bias', [4]],
      ['dense_2/kernel', [4, 2]],
    ]);
    expect(params[0]).toMatchObject({
      initialiser: { kind: 'glorotUniform', fanIn: 3, fanOut: 4 },
      trained: true,
      clip: [-1, 1],
    });
    expect(params[4]).not.toHaveProperty('clip');
    expect(ops).toEqual([
      { kind: 'dense', inputs: [0], outputs: [1], kernel: 0, bias: 1, activation: 'relu' },
      { kind: 'clip', inputs: [1], outputs: [2], to: [-1, 1] },
      { kind: 'dense', inputs: [2], outputs: [3], kernel: 2, bias: 3, activation: 'relu' },
      { kind: 'dense', inputs: [3], outputs: [4], kernel: 4, activation: 'linear' },
    ]);
  });

  it.each([
    ['no layers', () => sequential(3, []), 'bad-option', 'A model needs at least one layer.'],
    ['no input', () => sequential(0, [dense(1)]), 'bad-shape', 'The input shape has an axis of length 0'],
    ['rows of several axes', () => sequential([2, 3], [dense(1)]), 'bad-shape', 'it was given rows of 2 x 3'],
    ['half a unit', () => dense(1.5), 'bad-option', 'A dense layer of 1.5 units cannot be made'],
    [
      'an unknown activation',
      () => dense(1, { activation: 'rleu' as 'relu' }),
      'unknown-name',
      'Unknown activation "rleu". Did you mean "relu"?',
    ],
    ['a name every object has', () => dense(1, { activation: 'toString' as 'relu' }), 'unknown-name', '"toString"'],
    [
      'an unknown option of a layer',
      () => dense(1, { activaton: 'relu' } as object),
      'bad-option',
      'dense does not know the option "activaton". Did you mean "activation"?',
    ],
    ['an empty interval', () => clip([1, 1]), 'bad-option', 'A clip layer is [1, 1]'],
    ['a clip of nothing', () => dense(1, { clip: 0 }), 'bad-option', 'The clip of a dense layer is [0, 0]'],
    [
      'an unknown option of the model',
      () => sequential(3, [dense(1)], { scalings: 'none' } as object),
      'bad-option',
      'sequential does not know the option "scalings". Did you mean "scaling"?',
    ],
    [
      'an unknown scaling',
      () => sequential(3, [dense(1)], { scaling: 'percolumn' as ScalingChoice }),
      'unknown-name',
      'Unknown scaling "percolumn". Did you mean "perColumn"?',
    ],
    [
      'bounds for other columns',
      () => sequential(3, [dense(1)], { scaling: { input: { low: [0, 0], high: [1, 1] } } }),
      'bad-value',
      'The input bounds has 2 low and 2 high bounds; 3 of each are needed.',
    ],
    [
      'bounds that are equal',
      () => sequential(3, [dense(1)], { scaling: { output: { low: [1], high: [1] } } }),
      'bad-value',
      'The output bounds: column 0 goes from 1 to 1',
    ],
  ])('%s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('optimisers', () => {
  it('have Keras’s defaults', () => {
    expect(sgd()).toEqual({ kind: 'sgd', learningRate: 0.01 });
    expect(adam()).toEqual({ kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  });

  it.each([
    [() => sgd({ learningRate: -1 }), 'The learning rate of sgd is -1'],
    [() => sgd({ learningRate: Number.NaN }), 'The learning rate of sgd is NaN'],
    [() => adam({ beta1: 1 }), 'beta1 of adam is 1'],
    [() => adam({ beta2: -0.1 }), 'beta2 of adam is -0.1'],
    [() => adam({ epsilon: 0 }), 'epsilon of adam is 0'],
    [() => adam({ epsilon: Number.POSITIVE_INFINITY }), 'epsilon of adam is Infinity'],
    [() => adam({ learningrate: 1 } as object), 'adam does not know the option "learningrate". Did you mean'],
  ])('%s is refused', async (act, part) => {
    expect((await errorOf(act)).message).toContain(part);
  });
});
