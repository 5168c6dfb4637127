import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { dense, dropout, gru, type Layer, lstm, sequential, simpleRnn } from './index.js';

const paramsOf = (layer: Layer) =>
  sequential([6, 3], [layer])
    .plan()
    .params.map(({ name, shape }) => [name, shape]);

describe('recurrent layers', () => {
  it('have Keras’s weights, the gates side by side', () => {
    expect(paramsOf(lstm(5))).toEqual([
      ['lstm/kernel', [3, 20]],
      ['lstm/recurrentKernel', [5, 20]],
      ['lstm/bias', [20]],
    ]);
    expect(paramsOf(gru(5))).toEqual([
      ['gru/kernel', [3, 15]],
      ['gru/recurrentKernel', [5, 15]],
      ['gru/bias', [2, 15]],
    ]);
    expect(paramsOf(gru(5, { resetAfter: false }))[2]).toEqual(['gru/bias', [15]]);
    expect(paramsOf(simpleRnn(5))).toEqual([
      ['simple_rnn/kernel', [3, 5]],
      ['simple_rnn/recurrentKernel', [5, 5]],
      ['simple_rnn/bias', [5]],
    ]);
    for (const make of [lstm, gru, simpleRnn]) expect(paramsOf(make(5, { useBias: false }))).toHaveLength(2);
  });

  it('lower to one op each, with Keras’s defaults', () => {
    const model = sequential(
      [6, 3],
      [
        lstm(5, { returnSequences: true }),
        gru(4, { returnSequences: true, recurrentActivation: 'softsign' }),
        simpleRnn(2, { activation: 'relu', useBias: false }),
      ],
    );
    const gates = { activation: 'tanh', recurrentActivation: 'sigmoid' };
    expect(model.plan().ops).toEqual([
      { kind: 'lstm', inputs: [0], outputs: [1], kernel: 0, recurrent: 1, bias: 2, ...gates, sequences: true },
      {
        kind: 'gru',
        inputs: [1],
        outputs: [2],
        kernel: 3,
        recurrent: 4,
        bias: 5,
        ...gates,
        recurrentActivation: 'softsign',
        resetAfter: true,
        sequences: true,
      },
      { kind: 'simpleRnn', inputs: [2], outputs: [3], kernel: 6, recurrent: 7, activation: 'relu', sequences: false },
    ]);
    expect(model.plan().buffers).toEqual([[6, 3], [6, 5], [6, 4], [2]]);
    expect(model.output).toEqual([2]);
  });

  it('start as in Keras: Glorot uniform, orthogonal, a forget gate that keeps', () => {
    const initialisers = (layer: Layer) =>
      sequential([6, 3], [layer])
        .plan()
        .params.map(({ initialiser }) => initialiser);
    const limit = Math.sqrt(6 / (3 + 20));
    expect(initialisers(lstm(5))).toEqual([
      { kind: 'uniform', low: -limit, high: limit },
      { kind: 'orthogonal', rows: 5, columns: 20, gain: 1 },
      { kind: 'blocks', values: [0, 1, 0, 0] },
    ]);
    expect(initialisers(lstm(5, { unitForgetBias: false }))[2]).toEqual({ kind: 'constant', value: 0 });
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'after one that gives its last step alone',
      () => sequential([6, 3], [lstm(5), lstm(4)]),
      'bad-shape',
      'An lstm layer takes rows of steps x features; the layer before it gives rows of 5. A recurrent layer before it gives its last step alone unless it is told returnSequences: true;',
    ],
    [
      'on rows of numbers',
      () => sequential(20, [gru(5)]),
      'bad-shape',
      'A gru layer takes rows of steps x features; the model gives rows of 20. Make the model of such rows: sequential([20, 1], [...]) takes 20 steps of one feature.',
    ],
    ['on too many axes', () => sequential([4, 4, 1], [simpleRnn(2)]), 'bad-shape', 'gives rows of 4 x 4 x 1.'],
    ['of no units', () => lstm(0), 'bad-option', 'An lstm layer of 0 units cannot be made'],
    ['of text units', () => gru('8' as never), 'bad-option', 'A gru layer of "8" units'],
    [
      'with softmax',
      () => lstm(2, { activation: 'softmax' as never }),
      'bad-option',
      'An lstm layer cannot apply softmax at every step. Use one of linear, relu, tanh',
    ],
    [
      'with gates of their own',
      () => gru(2, { recurrentActivation: 'hard_sigmoid' as never }),
      'unknown-name',
      'Unknown activation "hard_sigmoid".',
    ],
    [
      'with a Keras spelling',
      () => lstm(2, { return_sequences: true } as object),
      'bad-option',
      'lstm does not know the option "return_sequences". Did you mean "returnSequences"?',
    ],
    [
      'with a word for a truth',
      () => gru(2, { resetAfter: 'no' as never }),
      'bad-option',
      'resetAfter is "no"; use true',
    ],
    [
      'with gates where there are none',
      () => simpleRnn(2, { recurrentActivation: 'sigmoid' } as object),
      'bad-option',
      'simpleRnn does not know the option "recurrentActivation".',
    ],
    [
      'with rules for a bias that is not there',
      () => lstm(2, { useBias: false, biasConstraint: { kind: 'interval', to: [0, 1] } }),
      'bad-option',
      'Options of lstm: biasConstraint is for a bias, and useBias is false; leave out one of them.',
    ],
  ])('refuses one %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });

  it('may stand before layers that work on each step', () => {
    const model = sequential([6, 3], [lstm(5, { returnSequences: true }), dropout(0.2), dense(2), gru(4)]);
    expect(model.plan().buffers.slice(1)).toEqual([[6, 5], [6, 5], [6, 2], [4]]);
  });
});
