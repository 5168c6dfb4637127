import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { activation, dense, dropout, gaussianNoise, gru, lstm, sequential, softmax } from './index.js';

describe('dense', () => {
  it('works on the last axis of rows of any shape', () => {
    const { buffers, params } = sequential([4, 5, 3], [dense(2, { useBias: false })]).plan();
    expect(buffers).toEqual([
      [4, 5, 3],
      [4, 5, 2],
    ]);
    expect(params[0]?.shape).toEqual([3, 2]);
  });

  it('takes softmax, which is an op of its own', () => {
    const { ops, result, buffers } = sequential(2, [dense(3, { activation: 'softmax' })]).plan();
    expect(ops).toEqual([
      { kind: 'dense', inputs: [0], outputs: [1], kernel: 0, bias: 1, activation: 'linear' },
      { kind: 'softmax', inputs: [1], outputs: [2] },
    ]);
    expect(buffers[result]).toEqual([3]);
  });
});

describe('activation, softmax and dropout', () => {
  it('keep the shape', () => {
    const model = sequential([4, 3], [activation('relu'), dropout(0.5), softmax(), activation('softmax')]);
    expect(model.plan().ops).toEqual([
      { kind: 'activation', inputs: [0], outputs: [1], activation: 'relu' },
      { kind: 'dropout', inputs: [1], outputs: [2], rate: 0.5 },
      { kind: 'softmax', inputs: [2], outputs: [3] },
      { kind: 'softmax', inputs: [3], outputs: [4] },
    ]);
    expect(model.output).toEqual([4, 3]);
    expect(model.parameters).toBe(0);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'an unknown function',
      () => activation('swish' as 'relu'),
      'unknown-name',
      'Unknown activation "swish". Did you mean "silu"? Known: linear, relu',
    ],
    ['no function', () => (activation as () => unknown)(), 'unknown-name', 'Unknown activation undefined.'],
    [
      'a rate of 1',
      () => dropout(1),
      'bad-option',
      'The rate of dropout is 1; use a number from 0 up to, not including',
    ],
    ['a rate below 0', () => dropout(-0.1), 'bad-option', 'The rate of dropout is -0.1'],
    [
      'noise below 0',
      () => gaussianNoise(-1),
      'bad-option',
      'The deviation of gaussianNoise is -1; use a finite number',
    ],
    [
      'gelu at every step',
      () => lstm(2, { activation: 'gelu' as never }),
      'bad-option',
      "after the layer, activation('gelu') works.",
    ],
    [
      'softmax for gates',
      () => gru(2, { recurrentActivation: 'softmax' as never }),
      'bad-option',
      'A gru layer cannot apply softmax at every step. Use one of linear, relu',
    ],
    ['no rate', () => (dropout as () => unknown)(), 'bad-option', 'The rate of dropout is undefined'],
    [
      'a softmax of one unit',
      () => sequential(3, [dense(1, { activation: 'softmax' })]),
      'bad-shape',
      'A softmax of one number is 1, whatever the number. Use a unit for each class, or for two classes one unit with activation sigmoid.',
    ],
  ])('refuse %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
