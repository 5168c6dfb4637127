import { js } from '@linnet/backend-js';
import { type Float32NdArray, fromRows, takeRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import relu from '../test/golden/activation-relu.json' with { type: 'json' };
import sigmoid from '../test/golden/activation-sigmoid.json' with { type: 'json' };
import softsign from '../test/golden/activation-softsign.json' with { type: 'json' };
import tanh from '../test/golden/activation-tanh.json' with { type: 'json' };
import clipped from '../test/golden/clipped-dense.json' with { type: 'json' };
import adam from '../test/golden/optimizer-adam.json' with { type: 'json' };
import sgd from '../test/golden/optimizer-sgd.json' with { type: 'json' };
import { artifactOf, floats, type KerasRun, optimizerOf, weightsOf } from '../test/keras-run.js';
import { loadModel } from './index.js';

const runs: readonly KerasRun[] = [clipped, sgd, adam, relu, tanh, sigmoid, softsign];
// Keras computes in single floats, in an order of its own.
const tolerance = 1e-5;

describe.each(runs)('Keras’s run $name', (run) => {
  const compiled = () =>
    loadModel(artifactOf(run)).compile({ backend: js, loss: 'meanSquaredError', optimizer: optimizerOf(run) });
  const data = { x: fromRows(run.X), y: fromRows(run.Y) };

  it('starts from the same weights', () => {
    expect(weightsOf(compiled().toArtifact())).toEqual(run.initial_weights.map(floats));
  });

  it(`gives the same losses, weights and predictions, to ${tolerance}`, async () => {
    const model = compiled();
    const { epochs, batch_size: batchSize } = run;
    const history = await model.fit(data, { epochs, batchSize, shuffle: false, progress: 'none' });
    expectClose(floats(history.loss), floats(run.history.loss));
    weightsOf(model.toArtifact()).forEach((weights, index) => {
      expectClose(weights, floats(run.final_weights[index]));
    });
    const rows = run.prediction_after.map((_, row) => row);
    expectClose(await model.predict(takeRows(data.x, rows)), floats(run.prediction_after));
  });
});

function expectClose(got: Float32NdArray, wanted: Float32NdArray): void {
  expect(got.shape).toEqual(wanted.shape);
  got.data.forEach((value, index) => {
    expect(Math.abs(value - (wanted.data[index] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
  });
}
