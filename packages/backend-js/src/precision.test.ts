import { type Activation, type Backend, loadBackend, type Plan, type ProgramState, type Training } from '@linnet/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clip, dense, descent, paramsOf, planOf, samplesFor, trainAll } from '../test/nets.js';
import { js } from './index.js';

let single: Backend;
let double: Backend;
beforeAll(async () => {
  [single, double] = [await loadBackend(js), await loadBackend(js, { precision: 'float64' })];
});

const activations: readonly Activation[] = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'];
const wide = (activation: Activation): Plan =>
  planOf(4, [dense(5, activation), clip(-0.6, 0.5), dense(3, activation), dense(2, 'tanh')]);

describe('gradients in doubles', () => {
  it.each(activations)('are those of finite differences (%s)', async (activation) => {
    const plan = wide(activation);
    const [rows, params] = [7, paramsOf(plan, 20)];
    const samples = samplesFor(plan, rows, 40);
    const program = double.compile(plan, descent(rows));
    const doubles = params.map((values) => Float64Array.from(values));
    const at = (state: readonly Float64Array[]): ProgramState => ({ params: state, moments: [], step: 0 });
    const loss = async (state: readonly Float64Array[]): Promise<number> => {
      program.writeState(at(state));
      return program.evaluate(samples, new Float32Array(samples.y.data.length));
    };
    program.writeState(at(doubles));
    trainAll(program, samples, rows, 1);
    const trained = program.readState().params;

    const step = 1e-6;
    for (const [index, values] of doubles.entries()) {
      for (let position = 0; position < values.length; position++) {
        const moved = (by: number): Promise<number> => {
          const changed = values.slice();
          changed[position] = (values[position] ?? 0) + by;
          return loss(doubles.map((array, other) => (other === index ? changed : array)));
        };
        const slope = ((await moved(step)) - (await moved(-step))) / (2 * step);
        const gradient = (values[position] ?? 0) - (trained[index]?.[position] ?? Number.NaN);
        expect(Math.abs(gradient - slope), `${plan.params[index]?.name}[${position}]`).toBeLessThan(1e-8);
      }
    }
  });
});

describe('the network of the classifier', () => {
  const layers = [100, 64, 64, 32, 1].flatMap((units, index, { length }) => [
    dense(units, index === length - 1 ? 'tanh' : 'relu', [-1, 1]),
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
    const losses = trainAll(program, samples, batchSize, 1e-3);
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
