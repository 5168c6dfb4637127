import { type Lowerable, loadBackend } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { activation, dense, passOver, planOf, trainingOf } from '../test/nets.js';
import { simd } from './index.js';

/** selu's derivative above 0: lambda (Klambauer et al., 2017). At 0 it is that too, as in TensorFlow. */
const lambda = 1.0507009873554805;

/** What is learnt by the bias of layers whose sums are exactly 0 where 1 is wanted. */
async function stepAtZero(...layers: readonly Lowerable[]): Promise<number> {
  const plan = planOf([3], ...layers);
  const backend = await loadBackend(simd, {});
  await backend.prepare?.(plan, trainingOf(1, 'sgd'));
  const program = backend.compile(plan, trainingOf(1, 'sgd'));
  program.write(plan.params.map(({ shape }) => new Float32Array(shape.reduce((size, length) => size * length, 1))));
  const samples = {
    x: { data: Float32Array.of(1, -2, 3), shape: [1, 3] },
    y: { data: Float32Array.of(1), shape: [1, 1] },
  };
  await program.train(samples, passOver(plan, samples, 1));
  const [, bias] = program.read();
  backend.dispose();
  return bias?.[0] ?? Number.NaN;
}

describe('the derivative of selu at 0', () => {
  // Of (y - 1)^2 at y = 0 it is -2; the rate of a pass is 0.01.
  it.each([
    ['in a dense layer', [dense(1, 'selu')]],
    ['by itself', [dense(1), activation('selu')]],
  ] as const)('is that of the upper side, %s', async (_, layers) => {
    expect(await stepAtZero(...layers)).toBeCloseTo(0.02 * lambda, 8);
  });

  it('is not that of relu there, which is 0', async () => {
    expect(await stepAtZero(dense(1, 'relu'))).toBe(0);
  });
});
