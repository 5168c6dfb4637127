import { type Floats, rowsOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose } from './expect.js';
import { largest, numbers } from './layers.js';
import type { Net } from './nets.js';
import { createReference } from './reference.js';
import { weighted } from './samples.js';
import { evaluate, infer, inOrder, type Suite, trainPass } from './suite.js';

/** One step of gradient descent with a rate of 1 on all rows: what parameters lose is their gradient. */
export function testNet(test: Suite['test'], net: Net): void {
  const { title, plan, training, params, samples } = net;
  test(`${title}: losses, gradients and predictions`, net, async ({ program }) => {
    const trained = program();
    const reference = createReference(plan, training, params);
    expectPredictions(await infer(net, trained, samples), reference.predict(samples), 'predictions');
    expectLoss((await evaluate(net, trained, samples)).loss, reference.loss(samples), 'loss');
    const { losses, out } = await trainPass(net, trained, samples, { learningRate: 1 });
    expectPredictions(out, reference.predict(samples, undefined, 1), 'predictions while training');
    expectLoss(losses[0], reference.loss(samples, undefined, 1), 'loss while training');
    reference.step(samples, [...inOrder(rowsOf(samples.x))], 1, 1);
    expectLost(net, trained.read(), reference.params);
  });
}

/** As in Keras: a batch's loss is the sum of weight times loss over its rows, divided by how many rows there are. */
export function testWeights(test: Suite['test'], net: Net): void {
  const { title, plan, training, params, samples } = net;
  const rows = rowsOf(samples.x);
  test(`${title}: row weights scale losses and gradients`, net, async ({ program }) => {
    const trained = program();
    const heavy = weighted(
      samples,
      numbers(rows, 1, 11).map((value) => 1 + value),
    );
    const reference = createReference(plan, training, params);
    expectLoss((await evaluate(net, trained, heavy)).loss, reference.loss(heavy), 'loss');
    const { losses } = await trainPass(net, trained, heavy, { learningRate: 1 });
    expectLoss(losses[0], reference.loss(heavy, undefined, 1), 'loss while training');
    reference.step(heavy, [...inOrder(rows)], 1, 1);
    expectLost(net, trained.read(), reference.params);
  });

  test(`${title}: a row of weight 0 counts as a row, and changes nothing`, net, async ({ program }) => {
    const trained = program();
    const light = weighted(samples, new Float32Array(rows));
    const { losses } = await trainPass(net, trained, light, { learningRate: 1 });
    expect(losses[0]).toBe(0);
    expectClose(trained.read(), params, 0, 'parameters');
  });
}

/** What parameters lost: their gradients, and for statistics that an op keeps what they moved by. */
function expectLost({ params }: Net, after: readonly Floats[], expectedAfter: readonly Floats[]): void {
  const lost = (left: readonly Floats[]): readonly Float64Array[] =>
    params.map((values, index) => Float64Array.from(values, (value, at) => value - (left[index]?.[at] ?? Number.NaN)));
  const expected = lost(expectedAfter);
  // Large gradients have as many digits as others, and what a large parameter loses has fewer.
  const scale = Math.max(1, largest(expected), largest(params) / 10);
  expectClose(lost(after), expected, 2e-6 * scale, 'gradients');
}

function expectPredictions(actual: Float32Array, expected: Float64Array, what: string): void {
  expectClose([actual], [expected], 5e-6 * Math.max(1, largest([expected])), what);
}

function expectLoss(actual: number | undefined, expected: number, what: string): void {
  const tolerance = 1e-5 * Math.max(1, Math.abs(expected));
  expectClose([Float64Array.of(actual ?? Number.NaN)], [Float64Array.of(expected)], tolerance, what);
}
