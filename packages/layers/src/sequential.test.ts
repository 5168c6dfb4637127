import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { adam, clip, dense, rmsprop, type ScalingChoice, sequential, sgd } from './index.js';

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
      initialiser: { kind: 'uniform', low: -Math.sqrt(6 / 7), high: Math.sqrt(6 / 7) },
      trained: true,
      constraint: { kind: 'interval', to: [-1, 1] },
    });
    expect(params[4]).not.toHaveProperty('constraint');
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
    [
      'rows without an axis',
      () => sequential([], [dense(1)]),
      'bad-shape',
      'it was given single numbers without an axis',
    ],
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
      'bounds that end before they begin',
      () => sequential(3, [dense(1)], { scaling: { output: { low: [2], high: [1] } } }),
      'bad-value',
      'The output bounds: column 0 goes from 2 to 1',
    ],
  ])('%s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('optimisers', () => {
  it('have Keras’s defaults', () => {
    expect(sgd()).toEqual({ kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false });
    expect(adam()).toEqual({ kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  });

  it('take Keras’s options', () => {
    expect(sgd({ momentum: 0.9, nesterov: true })).toEqual({
      kind: 'sgd',
      learningRate: 0.01,
      momentum: 0.9,
      nesterov: true,
    });
    expect(rmsprop({ rho: 0.8, centered: true })).toEqual({
      kind: 'rmsprop',
      learningRate: 0.001,
      rho: 0.8,
      momentum: 0,
      epsilon: 1e-7,
      centered: true,
    });
  });

  it.each([
    [() => sgd({ momentum: 1.1 }), 'momentum is 1.1; use a number from 0 to 1.'],
    [() => sgd({ nesterov: 1 as never }), 'nesterov is 1; use true or false.'],
    [() => rmsprop({ rho: 1 }), 'rho is 1; use a number from 0 up to, not including, 1.'],
    [() => rmsprop({ epsilon: -1 }), 'epsilon is -1'],
    [() => rmsprop({ momentum: Number.NaN }), 'momentum is NaN'],
    [() => rmsprop({ decay: 1 } as object), 'rmsprop does not know the option "decay".'],
    [() => sgd({ learningRate: -1 }), 'Options of sgd: learningRate is -1; use a finite number from 0 up.'],
    [() => sgd({ learningRate: Number.NaN }), 'learningRate is NaN'],
    [() => adam({ beta1: 1 }), 'Options of adam: beta1 is 1; use a number from 0 up to, not including, 1.'],
    [() => adam({ beta2: -0.1 }), 'beta2 is -0.1'],
    [() => adam({ epsilon: 0 }), 'epsilon is 0; use a finite number above 0.'],
    [() => adam({ epsilon: Number.POSITIVE_INFINITY }), 'epsilon is Infinity'],
    [() => adam({ learningrate: 1 } as object), 'adam does not know the option "learningrate". Did you mean'],
  ])('%s is refused', async (act, part) => {
    expect((await errorOf(act)).message).toContain(part);
  });
});
