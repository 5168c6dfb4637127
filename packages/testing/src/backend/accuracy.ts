import { type Float32Samples, sin, stream } from '@linnet/core';
import { expectClose } from './expect.js';
import { clip, dense, numbers, planOf, within } from './layers.js';
import { trainingOf } from './nets.js';
import { adam } from './optimizer-specs.js';
import { createReference } from './reference.js';
import { type Setup, type Suite, trainPass } from './suite.js';

const [length, batchSize, steps] = [100, 32, 20];

const setup = classifier();
const samples = once(() => signals(batchSize * steps));
const expected = once((): readonly Float64Array[] => {
  const { params, step: update } = createReference(setup.plan, setup.training, setup.params);
  for (let from = 0; from < batchSize * steps; from += batchSize) {
    const rows = Array.from({ length: batchSize }, (_, index) => from + index);
    update(samples(), rows, 1e-3);
  }
  return params;
});

/**
 * The network of the classifier tutorial, 20 steps of Adam: single floats done well stay within 1e-6 of doubles
 * (Keras: 7e-7); a sum that loses digits, or epsilon in the wrong place, does not.
 */
export function testAccuracy({ test }: Suite): void {
  test(`the classifier network is within 2e-6 of doubles after ${steps} steps`, setup, async ({ program }) => {
    const trained = program();
    await trainPass(setup, trained, samples(), { learningRate: 1e-3 });
    expectClose(trained.read(), expected(), 2e-6, 'parameters');
  });
}

/** 100 -> 100, 64, 64, 32, 1, limited after every layer, Glorot's start and no bias at first. */
function classifier(): Setup {
  const units = [100, 64, 64, 32, 1];
  const layers = units.flatMap((count, index) => [
    dense(count, index === units.length - 1 ? 'tanh' : 'relu', { constraint: within(-1, 1) }),
    clip(-1, 1),
  ]);
  const plan = planOf(length, layers);
  const params = plan.params.map(({ shape: [fanIn = 1, fanOut] }, index) =>
    fanOut === undefined
      ? new Float32Array(fanIn)
      : numbers(fanIn * fanOut, Math.sqrt(6 / (fanIn + fanOut)), 80 + index),
  );
  return { plan, training: trainingOf(adam, batchSize), params };
}

/** Noisy sines; every other one stands still for a while, and that is what the target tells. */
function signals(rows: number): Float32Samples {
  const x = new Float32Array(rows * length);
  for (let row = 0; row < rows; row++) {
    const generator = stream(81, row);
    const [period, phase] = [16 + generator.below(100), generator.below(100)];
    const stop = row % 2 === 0 ? length : generator.below(length - 20);
    for (let at = 0; at < length; at++) {
      const time = at > stop && at < stop + 20 ? stop : at;
      x[row * length + at] = 0.9 * sin((2 * Math.PI * (time + phase)) / period) + 0.2 * (generator.uniform() - 0.5);
    }
  }
  const y = Float32Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? -1 : 1));
  return { x: { data: x, shape: [rows, length] }, y: { data: y, shape: [rows, 1] } };
}

/** Computed when it is first asked for: not in test files that only collect, and once for all backends of a file. */
function once<Value>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}
