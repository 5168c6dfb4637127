import { type Backend, loadBackend, type Training } from '@linnet/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clip, dense, paramsOf, planOf, samplesFor, trainAll } from '../test/nets.js';
import { js } from './index.js';

let single: Backend;
let double: Backend;
beforeAll(async () => {
  [single, double] = [await loadBackend(js), await loadBackend(js, { precision: 'float64' })];
});

describe('the network of the classifier', () => {
  const constraint = { kind: 'interval', to: [-1, 1] } as const;
  const limited = { kernel: { constraint }, bias: { constraint } };
  const layers = [100, 64, 64, 32, 1].flatMap((units, index, { length }) => [
    dense(units, index === length - 1 ? 'tanh' : 'relu', limited),
    clip(-1, 1),
  ]);
  const plan = planOf(100, layers);
  const [batchSize, steps] = [32, 20];
  const training: Training = {
    loss: { kind: 'meanSquaredError' },
    optimizer: { kind: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    batchSize,
  };
  const samples = samplesFor(plan, batchSize * steps, 60);
  const run = (backend: Backend) => {
    const program = backend.compile(plan, training);
    program.write(paramsOf(plan, 80));
    const losses = trainAll(program, samples, plan, batchSize, 1e-3);
    return { losses, state: program.readState() };
  };

  it(`stays within 2e-6 of doubles for ${steps} steps`, () => {
    const [rounded, exact] = [run(single).state.params, run(double).state.params];
    let furthest = 0;
    rounded.forEach((values, index) => {
      values.forEach((value, at) => {
        furthest = Math.max(furthest, Math.abs(value - (exact[index]?.[at] ?? Number.NaN)));
      });
    });
    expect(furthest).toBeLessThan(2e-6);
    expect(furthest).toBeGreaterThan(0);
  });

  it('gives the same bits in every run', () => {
    for (const backend of [single, double]) expect(run(backend)).toStrictEqual(run(backend));
  });
});
