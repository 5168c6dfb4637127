import { rowsOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectEpochs } from './epochs.js';
import { differs, expectClose, expectSameBits } from './expect.js';
import { dense, paramsFor, planOf } from './layers.js';
import { testNet } from './net-tests.js';
import { trainingOf } from './nets.js';
import { batchNormalization } from './normalising-layers.js';
import { normalisingNets } from './normalising-nets.js';
import { adam } from './optimizer-specs.js';
import { createReference } from './reference.js';
import { samplesFor, weighted } from './samples.js';
import { evaluate, infer, inOrder, type Setup, type Suite, trainPass } from './suite.js';

const plan = planOf(3, [dense(4, 'tanh'), batchNormalization({ momentum: 0.6 }), dense(2, 'linear')]);
const setup: Setup = { plan, training: trainingOf(adam, 8), params: paramsFor(plan, 5300) };
const samples = samplesFor(plan, 19, 5301);
// As the parameters of the normalisation stand in the plan: gamma, beta, mean, variance.
const [mean, variance] = [4, 5];

/** Batch and layer normalisation, and the statistics that the first keeps. */
export function testNormalisation({ test }: Suite): void {
  for (const net of normalisingNets) testNet(test, net);

  test('statistics follow each batch, whatever the rate and the weights of its rows', setup, async ({ program }) => {
    const heavy = weighted(
      samples,
      Float32Array.from(inOrder(rowsOf(samples.x)), (row) => row % 3),
    );
    const reference = createReference(plan, setup.training, setup.params);
    const trained = program();
    await expectEpochs(setup, trained, reference, heavy, { epochs: 3, learningRate: 0 });
    expect(differs(statistics(trained.read()), statistics(setup.params)), 'statistics move').toBe(true);
  });

  test('predictions take the statistics that are kept, and leave them as they are', setup, async (bench) => {
    const [trained, predicting] = [bench.program(), bench.inference()];
    await trainPass(setup, trained, samples, { learningRate: 0.02 });
    const params = trained.read();
    predicting.write(params);
    const expected = createReference(plan, setup.training, params).predict(samples);
    expectClose([(await evaluate(setup, trained, samples)).out], [expected], 5e-6, 'predictions of evaluate');
    expectClose([await infer(setup, predicting, samples)], [expected], 5e-6, 'predictions of one that predicts');
    expectSameBits(trained.read(), params, 'parameters');
  });

  test('statistics can be written, and are not for the optimizer', setup, async ({ program }) => {
    const trained = program();
    const other = setup.params.map((values, index) => (index === variance ? values.map((value) => 9 * value) : values));
    trained.write(other);
    const expected = createReference(plan, setup.training, other).predict(samples);
    expectClose([await infer(setup, trained, samples)], [expected], 5e-6, 'predictions');
    // Kernel, bias, gamma, beta, kernel, bias: two moments each.
    expect(trained.readState().moments).toHaveLength(12);
  });
}

const statistics = (params: readonly Float32Array[]): readonly Float32Array[] =>
  params.filter((_, index) => index === mean || index === variance);
