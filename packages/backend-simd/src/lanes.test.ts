import { loadBackend, type Plan, type Program, type Training } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { activation, conv1d, dense, numbers, paramsOf, passOver, planOf, reshape, samplesFor } from '../test/nets.js';
import { simd } from './index.js';

const deep = planOf([5], dense(6, 'elu'), dense(4), activation('gelu'), dense(3, 'softplus'));
const sgd = { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false } as const;
const adam = { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const adagrad = { kind: 'adagrad', learningRate: 0.1, initialAccumulator: 0.1, epsilon: 1e-7 } as const;

/** Every lane on the same rows, at weights and a rate of its own. */
async function trainedTogether(
  programs: readonly Program[],
  plan: Plan,
): Promise<readonly (readonly Float32Array[])[]> {
  const samples = samplesFor(plan, 21, 3);
  const targets = { ...samples, y: { ...samples.y, data: samples.y.data.map(Math.abs) } };
  await Promise.all(
    programs.map((program, lane) => {
      program.write(paramsOf(plan, 10 * lane));
      return program.train(targets, { ...passOver(plan, samples, 8), learningRate: 0.01 * (1 + lane) });
    }),
  );
  return programs.map((program) => program.read());
}

describe('lanes', () => {
  it.each<readonly [string, Plan, Omit<Training, 'batchSize'>]>([
    ['other activations, losses and optimisers', deep, { loss: { kind: 'huber', delta: 0.2 }, optimizer: adagrad }],
    ['logits', planOf([5], dense(3)), { loss: { kind: 'binaryCrossentropy', fromLogits: true }, optimizer: sgd }],
    [
      'clipping of values',
      deep,
      { loss: { kind: 'poisson' }, optimizer: { ...sgd, clipping: { by: 'value', limit: 1e-3 } } },
    ],
    [
      'clipping by norm',
      deep,
      { loss: { kind: 'logCosh' }, optimizer: { ...sgd, clipping: { by: 'norm', limit: 1e-3 } } },
    ],
    ['decay of weights', deep, { loss: { kind: 'logCosh' }, optimizer: { ...adam, weightDecay: 0.1, amsgrad: true } }],
    [
      'convolutions',
      planOf([7, 2], conv1d(3, 3), reshape(15), dense(2)),
      { loss: { kind: 'meanSquaredError' }, optimizer: adam },
    ],
  ])('with %s train as each alone', async (_, plan, objective) => {
    const backend = await loadBackend(simd);
    const training = { ...objective, batchSize: 8 };
    await backend.prepare?.(plan, training);
    const lanes = (await backend.compileLanes?.(plan, training, 5)) ?? [];
    expect(lanes).toHaveLength(5);
    const alone = lanes.map(() => backend.compile(plan, training));
    const [together, separate] = [await trainedTogether(lanes, plan), await trainedTogether(alone, plan)];
    together.forEach((params, lane) => {
      params.forEach((values, param) => {
        for (const [at, value] of values.entries()) {
          expect(value).toBeCloseTo(separate[lane]?.[param]?.[at] as number, 5);
        }
      });
    });
    expect(together[0]).not.toEqual(paramsOf(plan, 0));
    backend.dispose();
  });

  it('shows logits where the loss takes those', async () => {
    const backend = await loadBackend(simd);
    const plan = planOf([2], dense(1));
    const training = { loss: { kind: 'binaryCrossentropy', fromLogits: true }, optimizer: sgd, batchSize: 4 } as const;
    const [lane] = (await backend.compileLanes?.(plan, training, 4)) ?? [];
    const programs = [backend.compile(plan, training), lane].filter((program) => program !== undefined);
    for (const program of programs) {
      program.write([Float32Array.of(8, 0), Float32Array.of(0)]);
      const out = new Float32Array(1);
      await program.infer({ data: Float32Array.of(1, ...numbers(1, 1, 1)), shape: [1, 2] }, out);
      expect(out).toEqual(Float32Array.of(8));
    }
    backend.dispose();
  });
});
