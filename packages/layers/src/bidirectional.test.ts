import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { bidirectional, dense, gru, type Layer, lstm, sequential, simpleRnn } from './index.js';

const planOf = (layer: Layer) => sequential([6, 2], [layer]).plan();

describe('bidirectional', () => {
  it('reads the row both ways, each with weights of its own', () => {
    const { ops, params, output } = planOf(bidirectional(simpleRnn(3)));
    expect(ops.map(({ kind, inputs, outputs }) => [kind, inputs, outputs])).toEqual([
      ['simpleRnn', [0], [1]],
      ['reverse', [0], [2]],
      ['simpleRnn', [2], [3]],
      ['merge', [1, 3], [4]],
    ]);
    expect(params.map(({ name }) => name)).toEqual([
      'bidirectional/forwardKernel',
      'bidirectional/forwardRecurrentKernel',
      'bidirectional/forwardBias',
      'bidirectional/backwardKernel',
      'bidirectional/backwardRecurrentKernel',
      'bidirectional/backwardBias',
    ]);
    expect(output).toEqual([6]);
  });

  it('puts what was read backwards in order again', () => {
    const { ops, output } = planOf(bidirectional(gru(3, { returnSequences: true }), { merge: 'mean' }));
    expect(ops.map(({ kind }) => kind)).toEqual(['gru', 'reverse', 'gru', 'reverse', 'merge']);
    expect(ops.at(-1)).toMatchObject({ by: 'mean' });
    expect(output).toEqual([6, 3]);
  });

  it('takes two different layers', () => {
    expect(planOf(bidirectional(lstm(3), { backward: gru(2) })).output).toEqual([5]);
  });

  it.each<[string, () => unknown, string, string]>([
    ['another layer', () => bidirectional(dense(3) as never), 'bad-option', 'it was given "dense".'],
    ['no layer', () => bidirectional(undefined as never), 'bad-option', 'it was given undefined.'],
    ['a number', () => bidirectional(lstm(2), { backward: 3 as never }), 'bad-option', 'backward is 3; use a layer'],
    ['Keras’s name', () => bidirectional(lstm(2), { merge: 'concat' as never }), 'unknown-name', '"concatenate"?'],
    [
      'sequences one way',
      () => bidirectional(lstm(2, { returnSequences: true }), { backward: lstm(2) }),
      'bad-option',
      'give both the same returnSequences',
    ],
    [
      'a sum of unequal layers',
      () => planOf(bidirectional(lstm(2), { backward: lstm(3), merge: 'sum' })),
      'bad-shape',
      "The layers of bidirectional give 2 and 3; merge: 'sum' needs the same number of units.",
    ],
  ])('refuses %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
