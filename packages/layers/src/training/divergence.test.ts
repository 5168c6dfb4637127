import type { ParamSlot, ProgramState } from '@linnet/core';
import { expect, it } from 'vitest';
import { divergence } from './divergence.js';

const slot = (name: string, trained = true): ParamSlot => ({
  name,
  shape: [2],
  initialiser: { kind: 'constant', value: 0 },
  trained,
});
const params = [slot('lstm/recurrentKernel'), slot('norm/mean', false), slot('dense_1/kernel'), slot('dense_1/bias')];
const fine = (): Float32Array => Float32Array.of(1, -2);
/** Adam's: two arrays for each of the three that train. */
const state = (change: Partial<ProgramState>): ProgramState => ({
  params: params.map(fine),
  moments: Array.from({ length: 6 }, fine),
  step: 1,
  ...change,
});
const withBad = (bad: readonly number[], count: number): readonly Float32Array[] =>
  Array.from({ length: count }, (_, index) => (bad.includes(index) ? Float32Array.of(1, Number.NaN) : fine()));

it.each<[string, Partial<ProgramState>, number, string]>([
  ['a loss alone', {}, Number.NaN, 'The loss became NaN in epoch 3. What was learnt before is kept. Use a smaller'],
  [
    'a loss and weights',
    { params: withBad([0, 1, 2, 3], 4) },
    Number.POSITIVE_INFINITY,
    'The loss became Infinity in epoch 3 (recurrentKernel of layer "lstm", mean of layer "norm", kernel of layer "dense_1" and 1 more).',
  ],
  [
    'one weight',
    { params: withBad([3], 4) },
    0.5,
    'Weights stopped being finite numbers in epoch 3 (bias of layer "dense_1"). What was learnt before is kept. Use a smaller learning rate than 0.1, or scale the data.',
  ],
  [
    'what the optimiser keeps for a weight',
    { moments: withBad([3], 6) },
    0.5,
    'What the optimizer keeps stopped being finite numbers in epoch 3 (kernel of layer "dense_1").',
  ],
])('names %s', (_, change, loss, part) => {
  const error = divergence({ epoch: 2, loss, learningRate: 0.1, state: state(change), params });
  expect(error.code).toBe('diverged');
  expect(error.message).toContain(part);
});
