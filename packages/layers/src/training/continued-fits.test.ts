import type { OptimizerSpec } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import continued from '../../test/golden/continued-fits.json' with { type: 'json' };
import scheduled from '../../test/golden/scheduled-fits.json' with { type: 'json' };
import { expectClose, expectWeights, type KerasFits, modelOf, rowsOf } from '../../test/keras-fits.js';
import { quiet, small, sums } from '../../test/small.js';
import {
  adam,
  type Callback,
  cosineDecay,
  exponentialDecay,
  learningRateSchedule,
  piecewiseConstant,
  type RateSchedule,
  reduceLrOnPlateau,
  rmsprop,
  sgd,
} from '../index.js';

const optimizers: Readonly<Record<string, OptimizerSpec>> = {
  'linear unit twice': sgd(),
  'adam twice': adam({ learningRate: 0.02 }),
  'rmsprop three times': rmsprop({ learningRate: 0.01, momentum: 0.5 }),
  'exponential, sgd': sgd(),
  'cosine, adam': adam(),
  'pieces, momentum': sgd({ momentum: 0.9 }),
};

/** Fits as often as Keras did, and compares losses and weights. */
async function expectFits(run: KerasFits, callbacks: readonly Callback[]): Promise<void> {
  const model = modelOf(run, optimizers[run.name] ?? sgd());
  for (const [index, epochs] of run.epochs.entries()) {
    const options = { epochs, batchSize: run.batch_size, shuffle: false, progress: 'none', callbacks } as const;
    expectClose((await model.fit(rowsOf(run), options)).loss, run.losses[index] ?? []);
  }
  expectWeights(model, run);
}

describe('fits of one model, one after another', () => {
  it.each<KerasFits>(continued.runs)('give Keras’s numbers: $name', (run) => expectFits(run, []));

  const schedules: Readonly<Record<string, RateSchedule>> = {
    exponential: exponentialDecay(0.5, { decaySteps: 4, decayRate: 0.8 }),
    cosine: cosineDecay(0, { decaySteps: 15, alpha: 0.1, warmUp: { steps: 6, target: 0.05 } }),
    pieces: piecewiseConstant([0.5, 0.2, 0.05], { boundaries: [6, 11] }),
  };

  it.each(scheduled.runs)('with a rate for each step, which count on, give Keras’s numbers: $name', (run) =>
    expectFits(run, [learningRateSchedule(schedules[run.kind] ?? (() => Number.NaN), { by: 'step' })]),
  );

  it('start with the rate that the one before ended with, as in Keras', async () => {
    const data = sums(20);
    const [twice, other] = [small({ optimizer: 'sgd' }), small({ optimizer: 'sgd' })];
    const halving = learningRateSchedule((_, rate) => rate / 2);
    const first = await twice.fit(data, { ...quiet, callbacks: [halving] });
    expect(first.learningRate).toEqual([0.005, 0.0025, 0.00125]);
    expect((await twice.fit(data, quiet)).learningRate).toEqual([0.00125, 0.00125, 0.00125]);
    const flat = reduceLrOnPlateau({ monitor: 'loss', patience: 0, minDelta: 9 });
    expect((await other.fit(data, { ...quiet, callbacks: [flat] })).learningRate).toEqual([0.01, 0.01, 0.001]);
    expect((await other.fit(data, { ...quiet, epochs: 1 })).learningRate[0]).toBeCloseTo(1e-4, 12);
  });
});
