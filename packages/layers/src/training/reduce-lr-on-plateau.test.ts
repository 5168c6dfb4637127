import { describe, expect, it } from 'vitest';
import { showLosses } from '../../test/show-losses.js';
import { errorOf, quiet, small, sums } from '../../test/small.js';
import { type ReduceLrOnPlateauOptions, reduceLrOnPlateau } from '../index.js';

describe('reduceLrOnPlateau', () => {
  it('makes the rate of the next epoch smaller, down to its least', async () => {
    const flat = reduceLrOnPlateau({ monitor: 'loss', patience: 0, factor: 0.5, minDelta: 9, minLearningRate: 0.003 });
    const { learningRate } = await small({ optimizer: 'sgd' }).fit(sums(20), {
      ...quiet,
      epochs: 6,
      callbacks: [flat],
    });
    expect(learningRate).toEqual([0.01, 0.01, 0.005, 0.003, 0.003, 0.003]);
  });

  it('starts afresh in every fit', async () => {
    const callback = reduceLrOnPlateau({ patience: 2, factor: 0.5 });
    expect((await showLosses(callback, [1, 1])).rates).toEqual([1, 1]);
    expect((await showLosses(callback, [2, 2, 2])).rates).toEqual([1, 1, 0.5]);
  });

  it.each<[ReduceLrOnPlateauOptions, string]>([
    [{ factor: 1 }, 'factor is 1; use a number between 0 and 1.'],
    [{ patience: 0.5, cooldown: -1 }, 'patience is 0.5; use a whole number from 0 up.\n- cooldown is -1'],
    [{ minLearningRate: Number.NaN }, 'minLearningRate is NaN; use a finite number from 0 up.'],
    [{ minLr: 0.1 } as never, 'reduceLrOnPlateau does not know the option "minLr".'],
    [{ monitor: 3 as never }, 'monitor is 3; use a text such as "validation.loss".'],
  ])('refuses %j', async (options, part) => {
    const error = await errorOf(() => reduceLrOnPlateau(options));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('says before the first epoch that there is nothing to monitor', async () => {
    const error = await errorOf(() => small().fit(sums(20), { ...quiet, callbacks: [reduceLrOnPlateau()] }));
    expect(error.message).toContain('There is no "validation.loss" to monitor. This fit has: loss.');
  });
});
