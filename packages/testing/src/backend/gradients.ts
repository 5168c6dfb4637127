import { type Floats, rowsOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose } from './expect.js';
import { flat, numbers } from './layers.js';
import { customNet, type Net, nets } from './nets.js';
import { recurrentNets } from './recurrent-nets.js';
import { createReference } from './reference.js';
import { weighted } from './samples.js';
import { evaluate, infer, type Suite, trainPass } from './suite.js';

/** Every kind of op, in small models. */
export function testGradients({ test }: Suite): void {
  for (const net of [...nets, ...recurrentNets, customNet]) testNet(test, net);
  const weighed = nets.find(({ title }) => title === 'three dense layers');
  if (weighed !== undefined) testWeights(test, weighed);
}

/** One step of gradient descent with a rate of 1 on all rows: what parameters lose is their gradient. */
export function testNet(test: Suite['test'], net: Net): void {
  const { title, plan, training, params, samples } = net;
  test(`${title}: losses, gradients and predictions`, net, async ({ program }) => {
    const trained = program();
    const reference = createReference(plan, training, params);
    const predicted = await infer(net, trained, samples);
    expectClose([predicted], [reference.predict(samples)], 5e-6, 'predictions');
    expectLoss((await evaluate(net, trained, samples)).loss, reference.loss(samples), 'loss');
    const { losses, out } = await trainPass(net, trained, samples, { learningRate: 1, noiseSeed: 1 });
    const expected = reference
      .gradient(samples, undefined, 1)
      .map((gradient, index) => (plan.params[index]?.trained ? gradient : gradient.fill(0)));
    expectClose(gradientsFrom(net, trained.read()), expected, 2e-6 * scaleOf(expected, params), 'gradients');
    expectLoss(losses[0], reference.loss(samples, undefined, 1), 'loss while training');
    expectClose([out], [reference.predict(samples, undefined, 1)], 5e-6, 'predictions while training');
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
    const expected = reference.gradient(heavy, undefined, 1);
    expectClose(gradientsFrom(net, trained.read()), expected, 2e-6 * scaleOf(expected, params), 'gradients');
  });

  test(`${title}: a row of weight 0 counts as a row, and changes nothing`, net, async ({ program }) => {
    const trained = program();
    const light = weighted(samples, new Float32Array(rows));
    const { losses } = await trainPass(net, trained, light, { learningRate: 1 });
    expect(losses[0]).toBe(0);
    expectClose(trained.read(), params, 0, 'parameters');
  });
}

const gradientsFrom = ({ params }: Net, after: readonly Float32Array[]): readonly Float32Array[] =>
  params.map((values, index) => values.map((value, at) => value - (after[index]?.[at] ?? Number.NaN)));

/** Large gradients have as many digits as others, and what a large parameter loses has fewer. */
const scaleOf = (gradients: readonly Float64Array[], params: readonly Float32Array[]): number =>
  Math.max(1, largest(gradients), largest(params) / 10);

const largest = (arrays: readonly Floats[]): number => Math.max(0, ...flat(arrays).map(Math.abs));

function expectLoss(actual: number | undefined, expected: number, what: string): void {
  const tolerance = 1e-5 * Math.max(1, Math.abs(expected));
  expectClose([Float64Array.of(actual ?? Number.NaN)], [Float64Array.of(expected)], tolerance, what);
}
