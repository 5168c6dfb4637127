import { type Float32Samples, sizeOf, takeRows } from '@linnet/core';
import { expect } from 'vitest';
import { arraysOf, expectEpochs } from './epochs.js';
import { expectSameBits } from './expect.js';
import { numbers } from './layers.js';
import { createReference } from './reference.js';
import { weighted } from './samples.js';
import { keptBy, samplesOf, setups } from './setups.js';
import { inOrder, resultsFor, type Setup, type Suite, trainPass } from './suite.js';

// Three whole batches and a short one of 3.
const [rows, batchSize] = [27, 8];
const shuffled = Uint32Array.from(inOrder(rows), (row) => (row * 11 + 5) % rows);
const learningRate = 0.01;

/** Batches, order, and where results go. */
export function testPasses(suite: Suite): void {
  for (const [title, setup] of Object.entries(setups)) {
    const samples = weighted(
      samplesOf(setup, rows, 21),
      numbers(rows, 0.5, 22).map((weight) => 1 + weight),
    );
    testBatches(suite, title, setup, samples);
    testRows(suite, title, setup, samples);
  }
}

function testBatches({ test }: Suite, title: string, setup: Setup, samples: Float32Samples): void {
  test(`${title}: a pass for each batch gives the bits of one pass for all`, setup, async ({ program }) => {
    const [whole, split] = [program(), program()];
    const [wholeResults, splitResults] = [resultsFor(setup, samples), resultsFor(setup, samples)];
    for (let epoch = 0; epoch < 3; epoch++) {
      await trainPass(setup, whole, samples, { order: shuffled, learningRate, results: wholeResults });
      for (let from = 0; from < rows; from += batchSize) {
        const to = Math.min(from + batchSize, rows);
        await trainPass(setup, split, samples, { order: shuffled, from, to, learningRate, results: splitResults });
      }
      expectSameBits(arraysOf(splitResults), arraysOf(wholeResults), `predictions and losses of epoch ${epoch}`);
    }
    expectSameBits(split.read(), whole.read(), 'parameters');
  });

  const reference = `${title}: whole and short batches give what the reference gives, each before its update`;
  test(reference, setup, async ({ program }) => {
    const expected = createReference(setup.plan, setup.training, setup.params);
    await expectEpochs(setup, program(), expected, samples, { epochs: 3, learningRate, order: shuffled });
  });

  test(`${title}: the rate of the pass counts, not that of the optimizer`, setup, async ({ program }) => {
    const [still, moved] = [program(), program()];
    await trainPass(setup, still, samples, { learningRate: 0 });
    await trainPass(setup, moved, samples, { learningRate });
    const before = ledByRate(setup, setup.params);
    expectSameBits(ledByRate(setup, still.read()), before, 'parameters after a pass with rate 0');
    expect(moved.read()).not.toEqual(setup.params);
  });
}

/** Parameters without those that a constraint or an op may change, whatever the rate. */
const ledByRate = ({ plan }: Setup, params: readonly Float32Array[]): readonly Float32Array[] =>
  params.filter((_, index) => plan.params[index]?.constraint === undefined && !keptBy(plan).has(index));

function testRows({ test }: Suite, title: string, setup: Setup, samples: Float32Samples): void {
  const outputs = sizeOf(setup.plan.output);
  test(`${title}: rows are taken in the order given`, setup, async ({ program }) => {
    const [ordered, moved] = [program(), program()];
    const { out, losses } = await trainPass(setup, ordered, samples, { order: shuffled, learningRate });
    const movedResults = await trainPass(setup, moved, picked(samples, shuffled), { learningRate });
    expectSameBits(moved.read(), ordered.read(), 'parameters');
    const inTheirPlaces = takeRows({ data: out, shape: [rows, outputs] }, shuffled).data;
    expectSameBits(arraysOf(movedResults), [inTheirPlaces, losses], 'predictions, each at its own row, and losses');
  });

  test(`${title}: only the rows of the pass are trained on and written to`, setup, async ({ program }) => {
    const [part, alone] = [program(), program()];
    const inPass = shuffled.subarray(8, 19);
    const { out, losses } = await trainPass(setup, part, samples, { order: shuffled, from: 8, to: 19, learningRate });
    await trainPass(setup, alone, picked(samples, inPass), { learningRate });
    expectSameBits(part.read(), alone.read(), 'parameters');
    const written = [...inOrder(rows)].filter((row) => !Number.isNaN(out[row * outputs]));
    expect(written, 'rows with predictions').toEqual([...inPass].sort((a, b) => a - b));
    expect(Array.from(losses, Number.isNaN), 'batches without a loss').toEqual([true, false, false, true]);
  });
}

/** These rows alone, in this order. */
function picked({ x, y, weights }: Float32Samples, indices: Uint32Array): Float32Samples {
  const chosen = { x: takeRows(x, indices), y: takeRows(y, indices) };
  return weights === undefined ? chosen : { ...chosen, weights: takeRows(weights, indices) };
}
