import type { ActivationTable, NumberFormat, Overflow, QuantisedLayer, QuantisedNetwork, Rounding } from '@linnet/core';
import fc from 'fast-check';
import { bitsFor, greatestOutput, sumBound } from '../src/accumulator.js';
import { unitPast64Bits } from '../src/check-network.js';
import { greatestMagnitude, wordLimits } from '../src/word.js';

export const rounding: fc.Arbitrary<Rounding> = fc.constantFrom('floor', 'halfUp', 'halfEven');
export const overflow: fc.Arbitrary<Overflow> = fc.constantFrom('wrap', 'saturate', 'saturateSymmetric');

/** Integers of a word, its ends often. */
export function integerOfBits(bits: number): fc.Arbitrary<number> {
  const { least, greatest } = wordLimits(bits, 'wrap');
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: least, max: greatest }) },
    { weight: 1, arbitrary: fc.constantFrom(least, least + 1, -1, 0, 1, greatest - 1, greatest) },
  );
}

const integers = (bits: number, count: number): fc.Arbitrary<number[]> =>
  fc.array(integerOfBits(bits), { minLength: count, maxLength: count });

const bits = fc.integer({ min: 2, max: 32 });

/** What a random layer starts from. */
interface LayerSize {
  readonly inputs: number;
  readonly units: number;
  readonly greatest: number;
}

function table(output: number): fc.Arbitrary<ActivationTable> {
  return fc
    .record({
      steps: fc.integer({ min: 1, max: 9 }),
      isInterpolated: fc.boolean(),
      shift: fc.integer({ min: 0, max: 28 }),
    })
    .chain(({ steps, isInterpolated, shift }) =>
      fc.record({
        low: integerOfBits(32),
        shift: fc.constant(shift),
        isInterpolated: fc.constant(isInterpolated),
        values: integers(output, isInterpolated ? steps + 1 : steps),
      }),
    );
}

const step: NumberFormat['step'] = 1;

function layer({ inputs, units, greatest }: LayerSize): fc.Arbitrary<QuantisedLayer> {
  return fc
    .record({ weightBits: bits, biasBits: fc.integer({ min: 2, max: 32 }), sumBits: bits, outputBits: bits })
    .chain(({ weightBits, biasBits, sumBits, outputBits }) =>
      fc.record({
        weights: integers(weightBits, inputs * units),
        biases: integers(biasBits, units),
        weightBits: fc.constant(weightBits),
        sum: fc.constant({ bits: sumBits, step }),
        output: fc.constant({ bits: outputBits, step }),
        ends: integers(outputBits, 2),
        activation: fc.oneof(fc.constant<'linear'>('linear'), fc.constant<'relu'>('relu'), table(outputBits)),
        rounding,
        overflow,
        multipliers: fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2_147_483_647 })), {
          minLength: units,
          maxLength: units,
        }),
        shifts: fc.array(fc.integer({ min: 0, max: 62 }), { minLength: units, maxLength: units }),
        perChannel: fc.boolean(),
      }),
    )
    .map(({ weights, biases, weightBits, ends, multipliers, shifts, perChannel, ...rest }): QuantisedLayer => {
      const integer = { weights: Int32Array.from(weights), biases: Float64Array.from(biases) };
      const bound = sumBound({ inputs, units, ...integer }, greatest).bound;
      const all = perChannel ? units : 1;
      return {
        name: 'dense',
        inputs,
        units,
        ...integer,
        ...rest,
        weightFormats: [{ bits: weightBits, step }],
        accumulatorBits: bitsFor(bound),
        rescaling: { multipliers: multipliers.slice(0, all), shifts: shifts.slice(0, all) },
        least: Math.min(...ends),
        greatest: Math.max(...ends),
      };
    })
    .filter((made) => made.accumulatorBits <= 64 && unitPast64Bits(made, greatest) === undefined);
}

/** Any network that keeps the contract, of one to three layers, and rows of integers for it. */
export const networkAndRows: fc.Arbitrary<{ readonly network: QuantisedNetwork; readonly rows: readonly number[][] }> =
  fc
    .record({
      widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
      input: fc.record({ bits, step: fc.constant(step), rounding, overflow }),
    })
    .chain(({ widths, input }) => {
      const inputs = widths[0] ?? 1;
      const made = widths.slice(1).reduce<fc.Arbitrary<readonly QuantisedLayer[]>>(
        (before, units, index) =>
          before.chain((layers) => {
            const last = layers.at(-1);
            const greatest = last === undefined ? greatestMagnitude(input) : greatestOutput(last);
            return layer({ inputs: widths[index] ?? 1, units, greatest }).map((next) => [...layers, next]);
          }),
        fc.constant([]),
      );
      const { least } = wordLimits(input.bits, input.overflow);
      return fc.record({
        network: made.map(
          (layers): QuantisedNetwork => ({
            format: 'linnet-quantised/1',
            shape: [inputs],
            input,
            layers,
            assumptions: [],
            notes: [],
          }),
        ),
        rows: fc.array(
          integers(input.bits, inputs).map((row) => row.map((value) => Math.max(least, value))),
          { minLength: 1, maxLength: 7 },
        ),
      });
    });
