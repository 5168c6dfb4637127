import { type Lowerable, type Plan, rowsOf, type Stream, stream } from '@linnet/core';
import { expect } from 'vitest';
import { expectEpochs } from './epochs.js';
import { expectClose, expectSameBits } from './expect.js';
import { dense, dropout, gaussianNoise, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { adam } from './optimizer-specs.js';
import { gru } from './recurrent-layers.js';
import { createReference } from './reference.js';
import { samplesFor } from './samples.js';
import { evaluate, infer, type Setup, type Suite, trainPass } from './suite.js';

/** A layer that makes noise, and what the next number of its stream makes of a value. */
interface Noise {
  readonly layer: (amount: number) => Lowerable;
  readonly apply: (value: number, amount: number, generator: Stream) => number;
}

const noises: Readonly<Record<string, Noise>> = {
  dropout: {
    layer: dropout,
    apply: (value, rate, generator) => (generator.uniform() < rate ? 0 : value / (1 - rate)),
  },
  'gaussian noise': {
    layer: gaussianNoise,
    apply: (value, deviation, generator) => value + deviation * generator.normal(),
  },
};

const amount = 0.4;
const batchSize = 8;
const shuffled = Uint32Array.from({ length: 20 }, (_, place) => (place * 7 + 3) % 20);
const identity = [Float32Array.from({ length: 36 }, (_, at) => Number(at % 7 === 0))];

/** What noise does while training, and not otherwise. */
export function testNoise({ test }: Suite): void {
  for (const [title, noise] of Object.entries(noises)) testOne(test, title, noise);
}

function testOne(test: Suite['test'], title: string, { layer, apply }: Noise): void {
  // The noise of op 1 is what is seen of it: the layer before gives its inputs as they are.
  const plain = setupOf(planOf(6, [dense(6, 'linear', { trained: false, bias: false }), layer(amount)]), 900);
  const samples = samplesFor(plain.plan, 20, 903);

  test(`${title} is what its stream says, by place in the batch`, plain, async ({ program }) => {
    const trained = program(identity);
    const { out } = await trainPass(plain, trained, samples, { order: shuffled, learningRate: 0, noiseSeed: 5 });
    const expected = out.map(() => Number.NaN);
    let generator = stream(0);
    for (const [place, row] of shuffled.entries()) {
      // Steps count from 1, and it is op 1.
      if (place % batchSize === 0) generator = stream(5, place / batchSize + 1, 1);
      for (const [at, value] of samples.x.data.subarray(row * 6, row * 6 + 6).entries()) {
        expected[row * 6 + at] = apply(value, amount, generator);
      }
    }
    expectClose([out], [expected], 1e-6, 'predictions while training');
  });

  test(`${title} does nothing to predictions`, plain, async ({ program, inference }) => {
    const trained = program(identity);
    expectSameBits([await infer(plain, trained, samples)], [samples.x.data], 'predictions of infer');
    expectSameBits([(await evaluate(plain, trained, samples)).out], [samples.x.data], 'predictions of evaluate');
    const predicting = inference();
    predicting.write(identity);
    expectSameBits([await infer(plain, predicting, samples)], [samples.x.data], 'predictions of one that predicts');
  });

  for (const [where, setup] of Object.entries(setupsWith(layer))) {
    test(`${title} ${where}: epochs as the reference has them`, setup, async ({ program }) => {
      const rows = samplesFor(setup.plan, 20, 904);
      expect(rowsOf(rows.x)).toBe(shuffled.length);
      const reference = createReference(setup.plan, setup.training, setup.params);
      await expectEpochs(setup, program(), reference, rows, { epochs: 3, learningRate: 0.01, order: shuffled });
    });
  }
}

const setupsWith = (layer: Noise['layer']): Readonly<Record<string, Setup>> => ({
  'between dense layers': setupOf(
    planOf(4, [layer(0.2), dense(9, 'tanh'), layer(0.5), dense(5, 'tanh'), layer(0.3), dense(2, 'linear')]),
    901,
  ),
  'on steps': setupOf(
    planOf([5, 2], [dense(3, 'tanh'), layer(0.3), gru(5, { sequences: true }), layer(0.3), gru(3), layer(0.2)]),
    902,
  ),
});

function setupOf(plan: Plan, seed: number): Setup {
  return { plan, training: trainingOf(adam, batchSize), params: paramsFor(plan, seed) };
}
