import { quantise } from '@linnet/quantisation';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { network } from '../test/arbitraries.js';
import { clippedModel, modelOf } from '../test/models.js';
import { expectSame, hasIcarus, simulate } from '../test/simulate.js';

describe.skipIf(!hasIcarus)('the circuit answers as the emulator (needs iverilog and vvp)', () => {
  const activations = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'] as const;

  it.each(activations.flatMap((activation) => [4, 8, 12, 16, 18].map((bits) => [activation, bits] as const)))(
    '%s of %i bits',
    async (activation, bits) => {
      const { artifact } = quantise(clippedModel([7, 3, 5, 2], [activation, activation, activation], bits), {
        input: { bits, step: 2 ** (1 - bits), rounding: 'halfUp', overflow: 'saturate' },
        weights: bits,
        activations: bits,
        scales: bits === 8 ? 'perChannel' : 'perTensor',
        steps: bits === 12 ? 'any' : 'powerOfTwo',
      });
      expectSame(await simulate(artifact, {}, { count: 150, seed: bits }));
    },
  );

  it('in networks of any words, roundings, overflows, multipliers, tables and limits', async () => {
    await fc.assert(
      fc.asyncProperty(network, async (made) => {
        expectSame(await simulate(modelOf(made), {}, { count: 24 }));
      }),
      { numRuns: 40 },
    );
  });

  it('also where layers share multipliers', async () => {
    await fc.assert(
      fc.asyncProperty(network, fc.integer({ min: 1, max: 9 }), async (made, multipliers) => {
        expectSame(await simulate(modelOf(made), { multipliers }, { count: 24 }));
      }),
      { numRuns: 40 },
    );
  });
});
