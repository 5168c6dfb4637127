import { type Float32Samples, rowsOf, takeRows } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose, expectSameBits } from './expect.js';
import { clip, dense, numbers, paramsFor, planOf } from './layers.js';
import { adam, samplesFor, trainingOf, weighted } from './nets.js';
import { createReference, type Reference } from './reference.js';
import { inOrder, type PassResults, resultsFor, type Setup, type Suite, trainPass } from './suite.js';

const outputs = 2;
const plan = planOf(5, [dense(8, 'relu'), clip(-1, 1), dense(6, 'tanh'), dense(outputs, 'linear')]);
const batchSize = 8;
const setup: Setup = { plan, training: trainingOf(adam, batchSize), params: paramsFor(plan, 20) };
// Three whole batches and a short one of 3.
const rows = 27;
const samples = weighted(
  samplesFor(plan, rows, 21),
  numbers(rows, 0.5, 22).map((weight) => 1 + weight),
);
const shuffled = Uint32Array.from(inOrder(rows), (row) => (row * 11 + 5) % rows);

/** Batches, order, and where results go. */
export function testPasses(suite: Suite): void {
  testBatches(suite);
  testRows(suite);
}

function testBatches({ test }: Suite): void {
  test('a pass for each batch gives the bits of one pass for all', setup, async ({ program }) => {
    const [whole, split] = [program(), program()];
    const [wholeResults, splitResults] = [resultsFor(setup, samples), resultsFor(setup, samples)];
    for (let epoch = 0; epoch < 3; epoch++) {
      await trainPass(setup, whole, samples, { order: shuffled, results: wholeResults });
      for (let from = 0; from < rows; from += batchSize) {
        const to = Math.min(from + batchSize, rows);
        await trainPass(setup, split, samples, { order: shuffled, from, to, results: splitResults });
      }
      expectSameBits(arraysOf(splitResults), arraysOf(wholeResults), `predictions and losses of epoch ${epoch}`);
    }
    expectSameBits(split.read(), whole.read(), 'parameters');
  });

  test('whole and short batches give what the reference gives, each before its update', setup, async ({ program }) => {
    const trained = program();
    const reference = createReference(plan, setup.training, setup.params);
    for (let epoch = 0; epoch < 3; epoch++) {
      const results = await trainPass(setup, trained, samples, { order: shuffled, learningRate: 0.01 });
      expectClose(
        arraysOf(results),
        arraysOf(referenceEpoch(reference, 0.01)),
        1e-5,
        `predictions and losses of epoch ${epoch}`,
      );
    }
    expectClose(trained.read(), reference.params, 1e-5, 'parameters');
  });

  test('the rate of the pass counts, not that of the optimizer', setup, async ({ program }) => {
    const trained = program();
    await trainPass(setup, trained, samples, { learningRate: 0 });
    expectSameBits(trained.read(), setup.params, 'parameters after a pass with rate 0');
  });
}

function testRows({ test }: Suite): void {
  test('rows are taken in the order given', setup, async ({ program }) => {
    const [ordered, moved] = [program(), program()];
    const { out, losses } = await trainPass(setup, ordered, samples, { order: shuffled });
    const movedResults = await trainPass(setup, moved, picked(shuffled));
    expectSameBits(moved.read(), ordered.read(), 'parameters');
    const inTheirPlaces = takeRows({ data: out, shape: [rows, outputs] }, shuffled).data;
    expectSameBits(arraysOf(movedResults), [inTheirPlaces, losses], 'predictions, each at its own row, and losses');
  });

  test('only the rows of the pass are trained on and written to', setup, async ({ program }) => {
    const [part, alone] = [program(), program()];
    const inPass = shuffled.subarray(8, 19);
    const { out, losses } = await trainPass(setup, part, samples, { order: shuffled, from: 8, to: 19 });
    await trainPass(setup, alone, picked(inPass));
    expectSameBits(part.read(), alone.read(), 'parameters');
    const written = [...inOrder(rows)].filter((row) => !Number.isNaN(out[row * outputs]));
    expect(written, 'rows with predictions').toEqual([...inPass].sort((a, b) => a - b));
    expect(Array.from(losses, Number.isNaN), 'batches without a loss').toEqual([true, false, false, true]);
  });
}

const arraysOf = ({ out, losses }: PassResults): readonly (Float32Array | Float64Array)[] => [out, losses];

/** These rows alone, in this order. */
function picked(indices: Uint32Array): Float32Samples {
  const { x, y, weights } = samples;
  const chosen = { x: takeRows(x, indices), y: takeRows(y, indices) };
  return weights === undefined ? chosen : { ...chosen, weights: takeRows(weights, indices) };
}

/** An epoch of the reference, with the results a pass would give. */
function referenceEpoch(reference: Reference, learningRate: number): PassResults {
  const results = resultsFor(setup, samples);
  for (let from = 0; from < rowsOf(samples.x); from += batchSize) {
    const batch = [...shuffled.subarray(from, from + batchSize)];
    for (const row of batch) results.out.set(reference.predict(samples, [row]), row * outputs);
    results.losses[from / batchSize] = reference.loss(samples, batch);
    reference.step(samples, batch, learningRate);
  }
  return results;
}
