import { js } from '@linnet/backend-js';
import { random } from '@linnet/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clippedModel } from '../../test/models.js';
import { emulate, quantisationAware, quantise } from '../index.js';

const word = fc.integer({ min: 2, max: 16 });
const network = fc.record({
  inputs: fc.integer({ min: 1, max: 6 }),
  layers: fc.array(
    fc.record({ units: fc.integer({ min: 1, max: 7 }), activation: fc.constantFrom('relu', 'linear', 'hardTanh') }),
    { minLength: 1, maxLength: 3 },
  ),
  seed: fc.nat(10_000),
  limit: fc.constantFrom(0.1, 0.7, 3),
});
const formats = fc.record({
  input: word,
  weights: word,
  activations: word,
  rounding: fc.constantFrom('floor' as const, 'halfUp' as const, 'halfEven' as const),
  overflow: fc.constantFrom('saturate' as const, 'saturateSymmetric' as const),
  scales: fc.constantFrom('perTensor' as const, 'perChannel' as const),
});

it('computes what the emulator does, to the bit, for any layers without tables', async () => {
  await fc.assert(
    fc.asyncProperty(network, formats, async ({ inputs, layers, seed, limit }, given) => {
      const widths = [inputs, ...layers.map(({ units }) => units)];
      const activations = layers.map(({ activation }) => activation);
      const artifact = clippedModel(widths, activations, { seed, limit });
      const x = { data: random(seed).uniform(-1.5, 1.5, 20 * inputs), shape: [20, inputs] };
      const options = { ...given, calibration: x };
      const predicted = await quantisationAware(artifact, options).model.compile({ backend: js }).predict(x);
      const emulated = emulate(quantise(artifact, options).network, { ...x, data: Float32Array.from(x.data) });
      expect([...predicted.data].map((value) => value + 0)).toEqual([...emulated.data].map((value) => value + 0));
    }),
    { numRuns: 40 },
  );
});
