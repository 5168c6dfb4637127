import { type Plan, rowsOf, stream } from '@linnet/core';
import { expect } from 'vitest';
import { expectEpochs } from './epochs.js';
import { expectClose, expectSameBits } from './expect.js';
import { dense, dropout, gru, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { adam } from './optimizer-specs.js';
import { createReference } from './reference.js';
import { samplesFor } from './samples.js';
import { evaluate, infer, type Setup, type Suite, trainPass } from './suite.js';

const rate = 0.4;
const batchSize = 8;
// The noise of op 1 is what is seen of it: the layer before gives its inputs as they are.
const plain = setupOf(planOf(6, [dense(6, 'linear', { trained: false, bias: false }), dropout(rate)]), 900);
const within = setupOf(
  planOf(4, [dropout(0.2), dense(9, 'tanh'), dropout(0.5), dense(5, 'tanh'), dropout(0.3), dense(2, 'linear')]),
  901,
);
const onSteps = setupOf(
  planOf([5, 2], [dense(3, 'tanh'), dropout(0.3), gru(5, { sequences: true }), dropout(0.3), gru(3), dropout(0.2)]),
  902,
);

/** What dropout leaves out. */
export function testNoise({ test }: Suite): void {
  const identity = [Float32Array.from({ length: 36 }, (_, at) => Number(at % 7 === 0))];
  const samples = samplesFor(plain.plan, 20, 903);
  const shuffled = Uint32Array.from({ length: 20 }, (_, place) => (place * 7 + 3) % 20);

  test('dropout leaves out what its stream says, by place in the batch', plain, async ({ program }) => {
    const trained = program(identity);
    const { out } = await trainPass(plain, trained, samples, { order: shuffled, learningRate: 0, noiseSeed: 5 });
    const expected = out.map(() => Number.NaN);
    for (const [place, row] of shuffled.entries()) {
      const mask = maskOf(5, Math.floor(place / batchSize) + 1, place % batchSize);
      expected.set(
        mask.map((factor, at) => factor * (samples.x.data[row * 6 + at] ?? 0)),
        row * 6,
      );
    }
    expect(
      out.map((value) => Number(value === 0)),
      'what is left out',
    ).toEqual(expected.map((value) => Number(value === 0)));
    expectClose([out], [expected], 1e-6, 'predictions');
  });

  test('dropout does nothing to predictions', plain, async ({ program, inference }) => {
    const trained = program(identity);
    expectSameBits([await infer(plain, trained, samples)], [samples.x.data], 'predictions of infer');
    expectSameBits([(await evaluate(plain, trained, samples)).out], [samples.x.data], 'predictions of evaluate');
    const predicting = inference();
    predicting.write(identity);
    expectSameBits([await infer(plain, predicting, samples)], [samples.x.data], 'predictions of one that predicts');
  });

  for (const [title, setup] of Object.entries({ 'between dense layers': within, 'on steps': onSteps })) {
    test(`dropout ${title}: epochs as the reference has them`, setup, async ({ program }) => {
      const rows = samplesFor(setup.plan, 20, 904);
      expect(rowsOf(rows.x)).toBe(shuffled.length);
      const reference = createReference(setup.plan, setup.training, setup.params);
      await expectEpochs(setup, program(), reference, rows, { epochs: 3, learningRate: 0.01, order: shuffled });
    });
  }
}

/** What the row in this place of a batch is multiplied with: steps count from 1, and dropout is op 1. */
function maskOf(noiseSeed: number, step: number, place: number): readonly number[] {
  const generator = stream(noiseSeed, step, 1);
  const batch = Array.from({ length: 6 * (place + 1) }, () => (generator.uniform() < rate ? 0 : 1 / (1 - rate)));
  return batch.slice(-6);
}

function setupOf(plan: Plan, seed: number): Setup {
  return { plan, training: trainingOf(adam, batchSize), params: paramsFor(plan, seed) };
}
