import { describe, expect, it } from 'vitest';
import golden from '../../test/golden/callback-decisions.json' with { type: 'json' };
import { showLosses } from '../../test/show-losses.js';
import { earlyStopping, type Monitor, type MonitorMode, reduceLrOnPlateau } from '../index.js';

/** Arguments of Keras's callbacks. */
interface Arguments {
  readonly patience?: number;
  readonly min_delta?: number;
  readonly baseline?: number;
  readonly restore_best_weights?: boolean;
  readonly start_from_epoch?: number;
  readonly mode?: string;
  readonly factor?: number;
  readonly cooldown?: number;
  readonly min_lr?: number;
}

const names: Readonly<Record<keyof Arguments, string>> = {
  patience: 'patience',
  min_delta: 'minDelta',
  baseline: 'baseline',
  restore_best_weights: 'restoreBest',
  start_from_epoch: 'startFromEpoch',
  mode: 'mode',
  factor: 'factor',
  cooldown: 'cooldown',
  min_lr: 'minLearningRate',
};

const optionsOf = (given: Arguments): { readonly mode?: MonitorMode } =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [names[name as keyof Arguments], value]));

const monitorOf = (name: string): Monitor => name.replace('val_', 'validation.') as Monitor;

describe('Keras’s decisions', () => {
  it.each(golden.stopping)('of EarlyStopping $arguments on $monitor: $epochs epochs', async (run) => {
    const monitor = monitorOf(run.monitor);
    const { epochs, stopped, weights } = await showLosses(
      earlyStopping({ monitor, ...optionsOf(run.arguments) }),
      run.values,
      monitor.replace('validation.', ''),
    );
    expect(epochs).toBe(run.epochs);
    expect(stopped !== undefined).toBe(run.stopped);
    expect(weights).toBe(run.weight);
  });

  it.each(golden.reducing)('of ReduceLROnPlateau $arguments', async ({ arguments: given, rate, values, rates }) => {
    const seen = await showLosses(reduceLrOnPlateau(optionsOf(given)), values, 'loss', rate);
    seen.rates.forEach((value, epoch) => {
      const wanted = rates[epoch] ?? Number.NaN;
      expect(Math.abs(value - wanted), `${epoch}`).toBeLessThan(1e-6 * wanted);
    });
    expect(seen.rates).toHaveLength(rates.length);
  });
});
