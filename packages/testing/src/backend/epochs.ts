import { type Float32Samples, type Program, rowsOf, sizeOf } from '@linnet/core';
import { expectClose } from './expect.js';
import type { Reference } from './reference.js';
import { inOrder, type PassOptions, type PassResults, resultsFor, type Setup, trainPass } from './suite.js';

/** How some epochs go. */
export interface EpochOptions {
  readonly epochs: number;
  readonly learningRate: number;
  readonly order?: Uint32Array;
  readonly tolerance?: number;
}

/** Trains program and reference side by side; what passes write must be what the reference gives. */
export async function expectEpochs(
  setup: Setup,
  program: Program,
  reference: Reference,
  samples: Float32Samples,
  { epochs, learningRate, order = inOrder(rowsOf(samples.x)), tolerance = 1e-5 }: EpochOptions,
): Promise<void> {
  for (let epoch = 0; epoch < epochs; epoch++) {
    const pass = { order, learningRate, noiseSeed: 7 + epoch };
    const results = arraysOf(await trainPass(setup, program, samples, pass));
    const expected = arraysOf(referenceEpoch(setup, reference, samples, pass));
    expectClose(results, expected, tolerance, `predictions and losses of epoch ${epoch}`);
  }
  expectClose(program.read(), reference.params, tolerance, 'parameters');
}

/** What a pass writes. */
export const arraysOf = ({ out, losses }: PassResults): readonly (Float32Array | Float64Array)[] => [out, losses];

/** An epoch of the reference, with the results a pass would give. */
function referenceEpoch(
  setup: Setup,
  reference: Reference,
  samples: Float32Samples,
  { order, learningRate, noiseSeed }: Required<Pick<PassOptions, 'order' | 'learningRate' | 'noiseSeed'>>,
): PassResults {
  const results = resultsFor(setup, samples);
  const { batchSize } = setup.training;
  const outputs = sizeOf(setup.plan.output);
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = [...order.subarray(from, from + batchSize)];
    const predicted = reference.predict(samples, batch, noiseSeed);
    for (const [place, row] of batch.entries()) {
      results.out.set(predicted.subarray(place * outputs, (place + 1) * outputs), row * outputs);
    }
    results.losses[from / batchSize] = reference.loss(samples, batch, noiseSeed);
    reference.step(samples, batch, learningRate, noiseSeed);
  }
  return results;
}
