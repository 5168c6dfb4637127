import type { QuantisedLayer, QuantisedNetwork } from '@linnet/core';
import fc from 'fast-check';

/** Integers of a signed word, its ends often. */
function integerOfBits(bits: number): fc.Arbitrary<number> {
  const half = 2 ** (bits - 1);
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -half, max: half - 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(-half, 1 - half, -1, 0, 1, half - 1) },
  );
}

const integers = (bits: number, count: number): fc.Arbitrary<number[]> =>
  fc.array(integerOfBits(bits), { minLength: count, maxLength: count });

const rounding = fc.constantFrom<QuantisedLayer['rounding']>('floor', 'halfUp', 'halfEven');
const overflow = fc.constantFrom<QuantisedLayer['overflow']>('wrap', 'saturate', 'saturateSymmetric');
const bits = fc.integer({ min: 2, max: 32 });
const step = 1;

function table(outputBits: number): fc.Arbitrary<QuantisedLayer['activation']> {
  return fc
    .record({
      steps: fc.integer({ min: 1, max: 9 }),
      isInterpolated: fc.boolean(),
      shift: fc.integer({ min: 0, max: 31 }),
    })
    .chain(({ steps, isInterpolated, shift }) =>
      fc.record({
        low: integerOfBits(32),
        shift: fc.constant(shift),
        isInterpolated: fc.constant(isInterpolated),
        values: integers(outputBits, isInterpolated ? steps + 1 : steps),
      }),
    );
}

const factor = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 0, max: 30 }).map((exponent) => 2 ** exponent),
  fc.integer({ min: 1, max: 2_147_483_647 }),
);

interface LayerSize {
  readonly inputs: number;
  readonly units: number;
  /** The greatest magnitude that comes in. */
  readonly greatest: number;
}

/** Any layer of this size, or none where its sums would pass 64 bits. */
function layer({ inputs, units, greatest }: LayerSize): fc.Arbitrary<QuantisedLayer> {
  const perUnit = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.oneof(fc.tuple(of), fc.array(of, { minLength: units, maxLength: units }));
  return fc
    .record({ weightBits: bits, biasBits: fc.integer({ min: 2, max: 53 }), sumBits: bits, outputBits: bits })
    .chain(({ weightBits, biasBits, sumBits, outputBits }) =>
      fc.record({
        weights: integers(weightBits, inputs * units),
        biases: integers(biasBits, units),
        weightFormats: fc.constant([{ bits: weightBits, step }]),
        sum: fc.constant({ bits: sumBits, step }),
        output: fc.constant({ bits: outputBits, step }),
        ends: integers(outputBits, 2),
        activation: fc.oneof(fc.constant('linear' as const), fc.constant('relu' as const), table(outputBits)),
        rounding,
        overflow,
        multipliers: perUnit(factor),
        shifts: perUnit(fc.integer({ min: 0, max: 62 })),
      }),
    )
    .map(({ weights, biases, ends, multipliers, shifts, ...rest }) => {
      const bounds = biases.map((bias, unit) =>
        weights
          .slice(unit * inputs, (unit + 1) * inputs)
          .reduce((sum, weight) => sum + BigInt(Math.abs(weight)) * BigInt(greatest), BigInt(Math.abs(bias))),
      );
      const bound = [...bounds].sort((a, b) => (a < b ? -1 : 1)).at(-1) ?? 0n;
      const fits = bounds.every((one, unit) => {
        const multiplier = multipliers[multipliers.length === 1 ? 0 : unit] ?? 1;
        const shift = shifts[shifts.length === 1 ? 0 : unit] ?? 0;
        return one * BigInt(multiplier) + (1n << BigInt(shift)) / 2n < 1n << 63n;
      });
      const made: QuantisedLayer = {
        name: 'dense',
        inputs,
        units,
        weights: Int32Array.from(weights),
        biases: Float64Array.from(biases),
        accumulatorBits: Math.max(2, bound.toString(2).length + 1),
        rescaling: { multipliers, shifts },
        ...rest,
        least: Math.min(...ends),
        greatest: Math.max(...ends),
      };
      return { made, fits: fits && made.accumulatorBits <= 64 };
    })
    .filter(({ fits }) => fits)
    .map(({ made }) => made);
}

/** Any network that keeps the contract, of one to three small layers. */
export const network: fc.Arbitrary<QuantisedNetwork> = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }),
    input: fc.record({ bits, step: fc.constant(step), rounding, overflow }),
  })
  .chain(({ widths, input }) =>
    widths
      .slice(1)
      .reduce<fc.Arbitrary<readonly QuantisedLayer[]>>(
        (before, units, index) =>
          before.chain((layers) => {
            const last = layers.at(-1);
            const greatest = last === undefined ? 2 ** (input.bits - 1) : Math.max(-last.least, last.greatest);
            return layer({ inputs: widths[index] ?? 1, units, greatest }).map((next) => [...layers, next]);
          }),
        fc.constant([]),
      )
      .map((layers) => ({
        format: 'linnet-quantised/1' as const,
        shape: [widths[0] ?? 1],
        input,
        layers,
        assumptions: [],
        notes: [],
      })),
  );
