import { type Float32Samples, rowsOf } from '@linnet/core';
import { expect } from 'vitest';
import { type GoldenRun, goldenRuns } from '../golden/runs.js';
import { expectClose } from './expect.js';
import { numbersOf, samplesOfRun, setupOfRun } from './golden-setup.js';
import { infer, type Suite, trainPass } from './suite.js';

const tolerance = 1e-5;

/** Runs of Keras, repeated from the same weights on the same rows. */
export function testGoldenRuns({ test }: Suite): void {
  for (const run of goldenRuns) {
    const setup = setupOfRun(run);
    test(`${run.name}: losses, weights and predictions of Keras ${run.keras}`, setup, async ({ program }) => {
      const trained = program();
      const samples = samplesOfRun(run);
      for (const [epoch, expected] of run.losses.entries()) {
        const { losses } = await trainPass(setup, trained, samples, { learningRate: run.optimizer.learningRate });
        const distance = Math.abs(meanOf(losses, run, samples) - expected);
        expect(distance, `loss of epoch ${epoch}`).toBeLessThan(tolerance * Math.max(1, expected));
      }
      expectClose(trained.read(), run.finalWeights.map(numbersOf), tolerance, 'weights after the last epoch');
      const predictions = await infer(setup, trained, samples);
      const first = numbersOf(run.predictions);
      expectClose([predictions.subarray(0, first.length)], [first], tolerance, 'predictions after the last epoch');
    });
  }
}

/** The mean over rows, from the means of batches. */
function meanOf(losses: Float64Array, { batchSize }: GoldenRun, { x }: Float32Samples): number {
  const rows = rowsOf(x);
  return losses.reduce((sum, loss, batch) => sum + loss * Math.min(batchSize, rows - batch * batchSize), 0) / rows;
}
