import { js } from '@linnet/backend-js';
import { random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet } from '../test/small.js';
import { batchNormalization, dense, layerNormalization, sequential } from './index.js';

describe('batchNormalization', () => {
  it('keeps a mean and a variance that do not train', () => {
    const model = sequential([4, 3], [batchNormalization({ momentum: 0.9 }), dense(1)]);
    expect(model.plan().params.map(({ name, shape, trained }) => [name, shape, trained])).toEqual([
      ['batch_normalization/gamma', [3], true],
      ['batch_normalization/beta', [3], true],
      ['batch_normalization/movingMean', [3], false],
      ['batch_normalization/movingVariance', [3], false],
      ['dense/kernel', [3, 1], true],
      ['dense/bias', [1], true],
    ]);
    const text = model.summary();
    expect(text).toContain('batch_normalization');
    expect(text).toContain('(BatchNormalization)');
    expect(text).toContain(' Total params: 16 (64.00 B)');
    expect(text).toContain(' Trainable params: 10 (40.00 B)');
    expect(text).toContain(' Non-trainable params: 6 (24.00 B)');
  });

  it('follows the mean and variance of its batches', async () => {
    const x = { data: random(1).normal(5, 2, 400), shape: [200, 2] };
    const y = { data: new Float64Array(200), shape: [200, 1] };
    const model = sequential(2, [batchNormalization({ momentum: 0.5 }), dense(1)]);
    const compiled = model.compile({ backend: js, loss: 'meanSquaredError', seed: 1 });
    await compiled.fit({ x, y }, { ...quiet, epochs: 10, batchSize: 100 });
    const { movingMean, movingVariance } = compiled.toArtifact().layers[0]?.weights ?? {};
    for (const mean of movingMean?.data ?? []) expect(Math.abs(mean - 5)).toBeLessThan(0.5);
    for (const variance of movingVariance?.data ?? []) expect(Math.abs(variance - 4)).toBeLessThan(1.2);
  });
});

describe('normalisation', () => {
  it('leaves out what it is told to', () => {
    const names = (...layers: Parameters<typeof sequential>[1]) =>
      sequential(3, layers)
        .plan()
        .params.map(({ name }) => name.split('/')[1]);
    expect(names(layerNormalization({ center: false }))).toEqual(['gamma']);
    expect(names(layerNormalization({ center: false, scale: false }))).toEqual([]);
    expect(names(batchNormalization({ scale: false }))).toEqual(['beta', 'movingMean', 'movingVariance']);
  });

  it.each<[string, () => unknown, string]>([
    ['no epsilon', () => layerNormalization({ epsilon: 0 }), 'epsilon is 0; use a finite number above 0'],
    ['too much momentum', () => batchNormalization({ momentum: 1.5 }), 'momentum is 1.5; use a number from 0 to 1'],
    [
      'a rule for a weight that is not there',
      () => batchNormalization({ scale: false, gammaInitialiser: 'ones' }),
      'gammaInitialiser is for gamma, and scale is false; leave out one of them.',
    ],
    [
      'an option of the other',
      () => layerNormalization({ momentum: 0.9 } as object),
      'layerNormalization does not know the option "momentum"',
    ],
  ])('refuses %s', async (_, act, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });
});
