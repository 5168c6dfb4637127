import { rowsOf } from '@linnet/core';
import { expect, it } from 'vitest';
import { goldenRuns } from '../golden/runs.js';
import { expectClose } from './expect.js';
import { numbersOf, samplesOfRun, setupOfRun } from './golden-setup.js';
import { createReference } from './reference.js';
import { inOrder } from './suite.js';

// Keras computes in single floats.
const tolerance = 1e-5;

it.each(goldenRuns.map((run) => [run.name, run] as const))('the reference trains as Keras does: %s', (_, run) => {
  const { plan, training, params } = setupOfRun(run);
  const samples = samplesOfRun(run);
  const reference = createReference(plan, training, params);
  const rows = [...inOrder(rowsOf(samples.x))];
  for (const expected of run.losses) {
    let total = 0;
    for (let from = 0; from < rows.length; from += run.batchSize) {
      const batch = rows.slice(from, from + run.batchSize);
      total += batch.length * reference.loss(samples, batch, 1);
      reference.step(samples, batch, run.optimizer.learningRate, 1);
    }
    expect(Math.abs(total / rows.length - expected)).toBeLessThan(tolerance * Math.max(1, expected));
  }
  expectClose(reference.params, run.finalWeights.map(numbersOf), tolerance, 'weights after the last epoch');
  const first = numbersOf(run.predictions);
  expectClose([reference.predict(samples).subarray(0, first.length)], [first], tolerance, 'predictions');
});
