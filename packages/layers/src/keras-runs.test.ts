import { js } from '@linnet/backend-js';
import { type Float32NdArray, takeRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import relu from '../test/golden/activation-relu.json' with { type: 'json' };
import sigmoid from '../test/golden/activation-sigmoid.json' with { type: 'json' };
import softsign from '../test/golden/activation-softsign.json' with { type: 'json' };
import tanh from '../test/golden/activation-tanh.json' with { type: 'json' };
import binarySoftmax from '../test/golden/binary-without-sigmoid.json' with { type: 'json' };
import clipped from '../test/golden/clipped-dense.json' with { type: 'json' };
import constraints from '../test/golden/dense-constraints.json' with { type: 'json' };
import steps from '../test/golden/dense-on-steps.json' with { type: 'json' };
import regularizers from '../test/golden/dense-regularizers.json' with { type: 'json' };
import sparse from '../test/golden/gru-sequences-sparse.json' with { type: 'json' };
import gru from '../test/golden/gru-stacked-reset-before.json' with { type: 'json' };
import lstm from '../test/golden/lstm-relu-without-bias.json' with { type: 'json' };
import binary from '../test/golden/lstm-sequences-binary.json' with { type: 'json' };
import adam from '../test/golden/optimizer-adam.json' with { type: 'json' };
import sgd from '../test/golden/optimizer-sgd.json' with { type: 'json' };
import simpleRnn from '../test/golden/simple-rnn-constraints.json' with { type: 'json' };
import weightedSteps from '../test/golden/weighted-binary-steps.json' with { type: 'json' };
import weighted from '../test/golden/weighted-categorical.json' with { type: 'json' };
import { artifactOf, floats, type KerasRun, optimizerOf, samplesOf, weightsOf } from '../test/keras-run.js';
import { type LossName, loadModel } from './index.js';

const dense: readonly KerasRun[] = [clipped, sgd, adam, relu, tanh, sigmoid, softsign, constraints, regularizers];
const recurrent: readonly KerasRun[] = [gru, lstm, binary, sparse, simpleRnn, steps];
const crossEntropies: readonly KerasRun[] = [binarySoftmax, weighted, weightedSteps];
const lossNames: Readonly<Record<string, LossName>> = {
  mse: 'meanSquaredError',
  binary_crossentropy: 'binaryCrossentropy',
  categorical_crossentropy: 'categoricalCrossentropy',
  sparse_categorical_crossentropy: 'sparseCategoricalCrossentropy',
};
// Keras computes in single floats, in an order of its own.
const tolerance = 1e-5;

describe.each([...dense, ...recurrent, ...crossEntropies])('Keras’s run $name', (run) => {
  const loss = lossNames[run.loss] ?? 'meanSquaredError';
  const compiled = () => loadModel(artifactOf(run)).compile({ backend: js, loss, optimizer: optimizerOf(run) });
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

function expectClose(got: Float32NdArray, wanted: Float32NdArray): void {
  expect(got.shape).toEqual(wanted.shape);
  got.data.forEach((value, index) => {
    expect(Math.abs(value - (wanted.data[index] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
  });
}
