import type { Activation, Float32NdArray, Float32Samples, Interval, Lowerable, OptimizerSpec } from '@linnet/core';
import { expect } from 'vitest';
import { type GoldenLayer, type GoldenRun, type GoldenWeights, goldenRuns } from '../golden/runs.js';
import { expectClose } from './expect.js';
import { clip, dense, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { infer, type Setup, type Suite, trainPass } from './suite.js';

const tolerance = 1e-5;

/** Runs of Keras, repeated from the same weights on the same rows. */
export function testGoldenRuns({ test }: Suite): void {
  for (const run of goldenRuns) {
    const setup = setupOf(run);
    test(`${run.name}: losses, weights and predictions of Keras ${run.keras}`, setup, async ({ program }) => {
      const trained = program();
      const samples: Float32Samples = { x: rows(run.x), y: rows(run.y) };
      for (const [epoch, expected] of run.losses.entries()) {
        const { losses } = await trainPass(setup, trained, samples, { learningRate: run.optimizer.learningRate });
        expect(Math.abs(meanOf(losses, run) - expected), `loss of epoch ${epoch}`).toBeLessThan(tolerance);
      }
      expectClose(trained.read(), run.finalWeights.map(numbersOf), tolerance, 'weights after the last epoch');
      const predictions = await infer(setup, trained, samples);
      const first = numbersOf(run.predictions);
      expectClose([predictions.subarray(0, first.length)], [first], tolerance, 'predictions after the last epoch');
    });
  }
}

/** The mean over rows, from the means of batches. */
const meanOf = (losses: Float64Array, { x, batchSize }: GoldenRun): number =>
  losses.reduce((sum, loss, batch) => sum + loss * Math.min(batchSize, x.length - batch * batchSize), 0) / x.length;

const setupOf = (run: GoldenRun): Setup => ({
  plan: planOf(run.x[0]?.length ?? 0, run.layers.map(layerOf)),
  training: trainingOf(optimizerOf(run), run.batchSize),
  params: run.initialWeights.map(numbersOf),
});

function layerOf({ layer, units = 0, activation, weightLimits, limits }: GoldenLayer): Lowerable {
  if (layer === 'Clip') return clip(...intervalOf(limits));
  // The files hold only activations that Keras and we call the same.
  return dense(units, activation as Activation, weightLimits === undefined ? {} : { limits: intervalOf(weightLimits) });
}

const intervalOf = ([low = Number.NaN, high = Number.NaN]: readonly number[] = []): Interval => [low, high];

/** What the files do not name has Keras's defaults. */
const optimizerOf = ({ optimizer: { name, learningRate } }: GoldenRun): OptimizerSpec =>
  name === 'Adam'
    ? { kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }
    : { kind: 'sgd', learningRate };

const numbersOf = (nested: GoldenWeights): Float32Array => Float32Array.from(nested.flat());

const rows = (nested: readonly (readonly number[])[]): Float32NdArray => ({
  data: numbersOf(nested),
  shape: [nested.length, nested[0]?.length ?? 0],
});
