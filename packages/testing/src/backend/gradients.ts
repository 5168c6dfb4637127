import { rowsOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose } from './expect.js';
import { finiteDifferences } from './finite-differences.js';
import { numbers } from './layers.js';
import { customNet, type Net, nets, weighted } from './nets.js';
import { createReference } from './reference.js';
import { evaluate, type Suite, trainPass } from './suite.js';

/** One step of gradient descent with a rate of 1 on all rows: what parameters lose is their gradient. */
export function testGradients({ test }: Suite): void {
  for (const net of [...nets, customNet]) {
    const { title, plan, training, params, samples } = net;
    test(`${title}: gradients are those of finite differences`, net, async ({ program }) => {
      const trained = program();
      const { losses, out } = await trainPass(net, trained, samples, { learningRate: 1 });
      const expected = finiteDifferences(plan, training, params, samples).map((gradient, index) =>
        plan.params[index]?.trained ? gradient : gradient.fill(0),
      );
      expectClose(gradientsFrom(net, trained.read()), expected, 2e-6, 'gradients');
      const reference = createReference(plan, training, params);
      expect(losses[0], 'loss while training').toBeCloseTo(reference.loss(samples), 5);
      expectClose([out], [reference.predict(samples)], 5e-6, 'predictions while training');
    });
  }
  const [net] = nets.slice(-2);
  if (net !== undefined) testWeights(test, net);
}

/** As in Keras: a batch's loss is the sum of weight times loss over its rows, divided by how many rows there are. */
function testWeights(test: Suite['test'], net: Net): void {
  const { plan, training, params, samples } = net;
  const rows = rowsOf(samples.x);
  test('row weights scale losses and gradients', net, async ({ program }) => {
    const trained = program();
    const heavy = weighted(
      samples,
      numbers(rows, 1, 11).map((value) => 1 + value),
    );
    const reference = createReference(plan, training, params);
    expect((await evaluate(net, trained, heavy)).loss, 'loss').toBeCloseTo(reference.loss(heavy), 5);
    const { losses } = await trainPass(net, trained, heavy, { learningRate: 1 });
    expect(losses[0], 'loss while training').toBeCloseTo(reference.loss(heavy), 5);
    expectClose(gradientsFrom(net, trained.read()), reference.gradient(heavy), 2e-6, 'gradients');
  });

  test('a row of weight 0 counts as a row, and changes nothing', net, async ({ program }) => {
    const trained = program();
    const light = weighted(samples, new Float32Array(rows));
    const { losses } = await trainPass(net, trained, light, { learningRate: 1 });
    expect(losses[0]).toBe(0);
    expectClose(trained.read(), params, 0, 'parameters');
  });
}

const gradientsFrom = ({ params }: Net, after: readonly Float32Array[]): readonly Float32Array[] =>
  params.map((values, index) => values.map((value, at) => value - (after[index]?.[at] ?? Number.NaN)));
