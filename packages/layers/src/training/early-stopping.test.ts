import { describe, expect, it } from 'vitest';
import { showLosses } from '../../test/show-losses.js';
import { classes, errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { type EarlyStoppingOptions, earlyStopping, type Monitor } from '../index.js';

describe('earlyStopping', () => {
  it.each([
    // Keras's counting: an epoch that is not better counts; so many in a row end it.
    ['patience 0 ends at the first that is not better', { patience: 0 }, [3, 2, 2, 1], 3],
    ['patience 1 likewise', { patience: 1 }, [3, 2, 2, 1], 3],
    ['patience 2 waits for one more', { patience: 2 }, [3, 2, 2, 1, 1, 1], 6],
    ['a better one starts the count anew', { patience: 2 }, [5, 6, 4, 6, 3, 3, 3], 7],
    ['equal is not better', { patience: 3 }, [1, 1, 1, 1, 0], 4],
    ['minDelta must be passed, not reached', { patience: 1, minDelta: 1 }, [3, 1.5, 0.5, 0], 3],
    ['what falls slowly is no better for minDelta', { patience: 2, minDelta: 0.5 }, [3, 2.8, 2.6], 3],
    ['all run where it keeps falling', { patience: 1 }, [4, 3, 2, 1], 4],
    ['NaN is never better, and anything is better than NaN', { patience: 2 }, [Number.NaN, 5, 4, 3], 4],
  ])('%s', async (_, options, losses, epochs) => {
    expect((await showLosses(earlyStopping({ monitor: 'loss', ...options }), losses)).epochs).toBe(epochs);
  });

  it('takes more for better where it is an accuracy', async () => {
    const options = { patience: 1, restoreBest: true } as const;
    const rising = earlyStopping({ monitor: 'accuracy', ...options });
    expect(await showLosses(rising, [0.5, 0.7, 0.6], 'accuracy')).toMatchObject({ epochs: 3, weights: 1 });
    const validation = earlyStopping({ monitor: 'validation.accuracy', ...options });
    expect(await showLosses(validation, [0.5, 0.7, 0.8], 'accuracy')).toMatchObject({ epochs: 3, weights: 2 });
    const error = earlyStopping({ monitor: 'meanSquaredError', ...options });
    expect(await showLosses(error, [0.5, 0.7], 'meanSquaredError')).toMatchObject({ epochs: 2, weights: 0 });
  });

  it('watches the validation loss if nothing is said, and says why it stopped', async () => {
    const { stopped } = await showLosses(earlyStopping({ patience: 2 }), [0.5, 0.123456, 0.3, 0.2]);
    expect(stopped).toBe('validation.loss has not improved on 0.1235 of epoch 2 for 2 epochs');
    const below = await showLosses(earlyStopping({ patience: 2, baseline: 0.1 }), [0.5, 0.4, 0.45]);
    expect(below.stopped).toBe('validation.loss has not passed the baseline of 0.1 for 3 epochs');
  });

  it('brings the best weights back if it is asked to, also when all epochs ran', async () => {
    const losses = [3, 1, 2, 2];
    const kept = { monitor: 'loss', patience: 9 } as const;
    expect((await showLosses(earlyStopping({ ...kept, restoreBest: true }), losses)).weights).toBe(1);
    expect((await showLosses(earlyStopping(kept), losses)).weights).toBe(3);
  });

  it('starts afresh in every fit', async () => {
    const callback = earlyStopping({ monitor: 'loss', patience: 1, restoreBest: true });
    expect(await showLosses(callback, [1, 2])).toMatchObject({ epochs: 2, weights: 0 });
    expect(await showLosses(callback, [9, 8, 7, 8])).toMatchObject({ epochs: 4, weights: 2 });
  });

  it.each([
    [
      { patience: 3, restoreBestWeights: true },
      'earlyStopping does not know the option "restoreBestWeights". Did you mean "restoreBest"?',
    ],
    [{ patience: -1 }, 'patience is -1; use a whole number from 0 up.'],
    [{ patience: 1.5 }, 'patience is 1.5'],
    [{ minDelta: -0.1 }, 'minDelta is -0.1; use a finite number from 0 up.'],
    [{ minDelta: Number.NaN }, 'minDelta is NaN'],
    [{ baseline: Number.POSITIVE_INFINITY }, 'baseline is Infinity; use a finite number.'],
    [{ startFromEpoch: -1 }, 'startFromEpoch is -1; use a whole number from 0 up.'],
    [{ patience: -1, restoreBest: 'yes' }, 'patience is -1; use a whole number from 0 up.\n- restoreBest is "yes"'],
  ])('refuses %j', async (options, part) => {
    const error = await errorOf(() => earlyStopping(options as EarlyStoppingOptions));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('refuses a mode that there is none of', async () => {
    const error = await errorOf(() => earlyStopping({ mode: 'mim' as never }));
    expect(error.message).toBe('Unknown mode "mim". Did you mean "min"? Known: auto, min, max.');
  });
});

describe('earlyStopping in a fit', () => {
  it('ends it, keeps the reason and the weights of the best epoch', async () => {
    const [model, fixed] = [small({ optimizer: 'sgd' }), small({ optimizer: 'sgd' })];
    const validation = sums(10, 9);
    // Upwards from the start: the rate is much too high.
    const optimizer = { kind: 'sgd', learningRate: 1.2, momentum: 0, nesterov: false } as const;
    const wild = small({ optimizer });
    const history = await wild.fit(sums(40), {
      ...quiet,
      epochs: 50,
      validation,
      callbacks: [earlyStopping({ patience: 3, restoreBest: true })],
    });
    const best = history.validation.loss.indexOf(Math.min(...history.validation.loss));
    expect(history.epochs).toBe(best + 4);
    expect(history.stopped).toContain(`of epoch ${best + 1} for 3 epochs`);
    const again = small({ optimizer });
    await again.fit(sums(40), { ...quiet, epochs: best + 1 });
    expect(weightsOf(wild)).toEqual(weightsOf(again));
    // Nothing to restore where it is not asked for.
    await model.fit(sums(40), { ...quiet, callbacks: [earlyStopping({ monitor: 'loss', patience: 9 })] });
    await fixed.fit(sums(40), quiet);
    expect(weightsOf(model)).toEqual(weightsOf(fixed));
  });

  it.each<[Monitor, string]>([
    ['validation.loss', 'This fit has: loss, accuracy.'],
    ['meanSquaredError', 'This fit has: loss, accuracy.'],
  ])('says before the first epoch that there is no %s', async (monitor, part) => {
    const model = small({ metrics: ['accuracy'] });
    const before = weightsOf(model);
    const error = await errorOf(() => model.fit(classes(40), { ...quiet, callbacks: [earlyStopping({ monitor })] }));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(`There is no "${monitor}" to monitor. ${part}`);
    expect(weightsOf(model)).toEqual(before);
  });
});
