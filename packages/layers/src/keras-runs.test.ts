import { js } from '@linnet/backend-js';
import { type Float32NdArray, takeRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { kerasRuns } from '../test/keras-files.js';
import { artifactOf, floats, lossOf, optimizerOf, samplesOf, weightsOf } from '../test/keras-run.js';
import { loadModel } from './index.js';

// Keras computes in single floats, in an order of its own.
const tolerance = 1e-5;

describe.each(kerasRuns)('Keras’s run $name', (run) => {
  const compiled = () =>
    loadModel(artifactOf(run)).compile({ backend: js, loss: lossOf(run), optimizer: optimizerOf(run) });
  const data = samplesOf(run.X, run.Y, run.sample_weight);
  const [x, y] = run.validation_data ?? [];
  const validation = x === undefined || y === undefined ? undefined : samplesOf(x, y);

  it('starts from the same weights', () => {
    expect(weightsOf(compiled().toArtifact())).toEqual(run.initial_weights.map(floats));
  });

  it(`gives the same losses, weights and predictions, to ${tolerance}`, async () => {
    const model = compiled();
    const { epochs, batch_size: batchSize } = run;
    const history = await model.fit(data, { epochs, batchSize, shuffle: false, progress: 'none', validation });
    expectClose(floats(history.loss), floats(run.history.loss));
    if (validation !== undefined) expectClose(floats(history.validation?.loss), floats(run.history.val_loss));
    weightsOf(model.toArtifact()).forEach((weights, index) => {
      expectClose(weights, floats(run.final_weights[index]));
    });
    const wanted = floats(run.prediction_after);
    expectClose(await model.predict(takeRows(data.x, [...Array(wanted.shape[0]).keys()])), wanted);
  });
});

/** Of what is larger than 1 the tolerance is a share: single floats have seven digits. */
function expectClose(got: Float32NdArray, wanted: Float32NdArray): void {
  expect(got.shape).toEqual(wanted.shape);
  got.data.forEach((value, index) => {
    const expected = wanted.data[index] ?? Number.NaN;
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
  });
}
