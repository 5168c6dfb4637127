import { describe, expect, it } from 'vitest';
import { classes, errorOf, quiet, small } from '../../test/small.js';
import { type Callback, earlyStopping, modelCheckpoint, reduceLrOnPlateau } from '../index.js';

/** A name that the types know nothing of, as plain JavaScript gives it. */
type Name = 'loss';

const watchers: readonly (readonly [string, (monitor: Name) => Callback])[] = [
  ['earlyStopping', (monitor) => earlyStopping({ monitor })],
  ['reduceLrOnPlateau', (monitor) => reduceLrOnPlateau({ monitor })],
  ['modelCheckpoint', (monitor) => modelCheckpoint(() => undefined, { saveBestOnly: true, monitor })],
];

const fitWith = (callback: Callback, validation?: ReturnType<typeof classes>) =>
  errorOf(() => small({ metrics: ['accuracy'] }).fit(classes(8), { ...quiet, validation, callbacks: [callback] }));

describe('a name that is no monitor', () => {
  it.each(watchers)('of %s: what it is called here', async (_, watch) => {
    const error = await fitWith(watch('val_loss' as Name), classes(4, 2));
    expect(error.code).toBe('bad-option');
    expect(error.message).toBe(
      'There is no "val_loss" to monitor. Did you mean "validation.loss"? This fit has: loss, accuracy, validation.loss, validation.accuracy.',
    );
  });

  it.each([
    ['val_accuracy', 'validation.accuracy'],
    ['val_acc', 'validation.accuracy'],
    ['valLoss', 'validation.loss'],
    ['acc', 'accuracy'],
    ['accuracyy', 'accuracy'],
    ['val_mse', 'validation.meanSquaredError'],
    ['mean_squared_error', 'meanSquaredError'],
  ])('%s is %s', async (name, meant) => {
    const error = await fitWith(earlyStopping({ monitor: name as Name }));
    expect(error.message).toContain(
      `There is no "${name}" to monitor. Did you mean "${meant}"? This fit has: loss, acc`,
    );
  });

  it('says how a fit would have what is meant', async () => {
    const error = await fitWith(earlyStopping({ monitor: 'val_loss' as Name }));
    expect(error.message).toContain('Give validation data, or name the metric in compile.');
  });

  it('suggests nothing for what is like nothing', async () => {
    const error = await fitWith(earlyStopping({ monitor: 'happiness' as Name }));
    expect(error.message).toContain('There is no "happiness" to monitor. This fit has: loss, accuracy.');
  });
});
