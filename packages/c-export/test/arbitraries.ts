import type { ActivationTable, Overflow, QuantisedLayer, QuantisedNetwork, Rounding } from '@linnet/core';
import { checkNetwork, wordLimits } from '@linnet/quantisation';
import fc from 'fast-check';

const rounding: fc.Arbitrary<Rounding> = fc.constantFrom('floor', 'halfUp', 'halfEven');
const overflow: fc.Arbitrary<Overflow> = fc.constantFrom('wrap', 'saturate', 'saturateSymmetric');
const bits = fc.oneof(fc.integer({ min: 2, max: 32 }), fc.constantFrom(4, 8, 12, 16, 18, 31, 32));

/** Integers of a word, its ends often. */
function integers(wordBits: number, count: number): fc.Arbitrary<number[]> {
  const { least, greatest } = wordLimits(wordBits, 'wrap');
  const integer = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: least, max: greatest }) },
    { weight: 1, arbitrary: fc.constantFrom(least, least + 1, -1, 0, 1, greatest - 1, greatest) },
  );
  return fc.array(integer, { minLength: count, maxLength: count });
}

const table = (output: number): fc.Arbitrary<ActivationTable> =>
  fc
    .record({
      steps: fc.integer({ min: 1, max: 9 }),
      isInterpolated: fc.boolean(),
      shift: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 31 })),
    })
    .chain(({ steps, isInterpolated, shift }) =>
      fc.record({
        low: integers(32, 1).map(([low = 0]) => low),
        shift: fc.constant(shift),
        isInterpolated: fc.constant(isInterpolated),
        values: integers(output, isInterpolated ? steps + 1 : steps),
      }),
    );

/** What a layer takes: how many integers, and the greatest magnitude of them. */
interface Incoming {
  readonly inputs: number;
  readonly greatest: number;
}

function layer(units: number, { inputs, greatest }: Incoming): fc.Arbitrary<QuantisedLayer> {
  return fc
    .record({ weightBits: bits, biasBits: bits, sumBits: bits, outputBits: bits, isPerUnit: fc.boolean() })
    .chain(({ weightBits, biasBits, sumBits, outputBits, isPerUnit }) =>
      fc.record({
        weightBits: fc.constant(weightBits),
        sum: fc.constant({ bits: sumBits, step: 1 }),
        output: fc.constant({ bits: outputBits, step: 1 }),
        weights: integers(weightBits, inputs * units),
        biases: integers(biasBits, units),
        biasFactor: fc.constantFrom(1, 1, 1, 2_097_152),
        ends: fc.oneof(fc.constant(wordEnds(outputBits)), integers(outputBits, 2)),
        activation: fc.oneof(fc.constant<'linear'>('linear'), fc.constant<'relu'>('relu'), table(outputBits)),
        rounding,
        overflow,
        multipliers: fc.oneof(
          numbers(fc.constant(1), isPerUnit ? units : 1),
          numbers(fc.integer({ min: 1, max: 2_147_483_647 }), isPerUnit ? units : 1),
        ),
        shifts: numbers(fc.integer({ min: 0, max: 62 }), isPerUnit ? units : 1),
      }),
    )
    .map(({ weights, biases, biasFactor, weightBits, ends, multipliers, shifts, ...rest }): QuantisedLayer => {
      const numbersOf = {
        inputs,
        units,
        weights: Int32Array.from(weights),
        biases: Float64Array.from(biases, (bias) => bias * biasFactor),
      };
      return {
        name: 'dense',
        ...numbersOf,
        ...rest,
        weightFormats: [{ bits: weightBits, step: 1 }],
        accumulatorBits: accumulatorBits(numbersOf, greatest),
        rescaling: { multipliers, shifts },
        least: Math.min(...ends),
        greatest: Math.max(...ends),
      };
    });
}

const numbers = (of: fc.Arbitrary<number>, count: number): fc.Arbitrary<number[]> =>
  fc.array(of, { minLength: count, maxLength: count });

function wordEnds(wordBits: number): number[] {
  const { least, greatest } = wordLimits(wordBits, 'wrap');
  return [least, greatest];
}

/** The bits of the greatest sum there can be. */
function accumulatorBits(
  { inputs, units, weights, biases }: Pick<QuantisedLayer, 'inputs' | 'units' | 'weights' | 'biases'>,
  greatest: number,
): number {
  let most = 1n;
  for (let unit = 0; unit < units; unit++) {
    let bound = BigInt(Math.abs(biases[unit] ?? 0));
    for (const weight of weights.subarray(unit * inputs, (unit + 1) * inputs)) {
      bound += BigInt(Math.abs(weight)) * BigInt(greatest);
    }
    if (bound > most) most = bound;
  }
  return most.toString(2).length + 1;
}

/** Any network that keeps its contract, of one to three layers: most do not, whose sums would pass 64 bits. */
export const networks: fc.Arbitrary<QuantisedNetwork> = fc
  .record({
    widths: fc.oneof(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }), fc.constant([7, 3, 1])),
    input: fc.record({ bits, step: fc.constantFrom(1, 0.125, 0.1, 3), rounding, overflow }),
  })
  .chain(({ widths: [inputs = 1, ...others], input }) => {
    const { least } = wordLimits(input.bits, input.overflow);
    let width = inputs;
    const layers = others.reduce<fc.Arbitrary<readonly QuantisedLayer[]>>((before, units) => {
      const from = width;
      width = units;
      return before.chain((made) => {
        const last = made.at(-1);
        const greatest = last === undefined ? -least : Math.max(-last.least, last.greatest);
        return layer(units, { inputs: from, greatest }).map((next) => [...made, next]);
      });
    }, fc.constant([]));
    return layers.map(
      (made): QuantisedNetwork => ({
        format: 'linnet-quantised/1',
        shape: [inputs],
        input,
        layers: made,
        assumptions: [],
        notes: [],
      }),
    );
  })
  .filter(isWhole);

function isWhole(network: QuantisedNetwork): boolean {
  try {
    checkNetwork(network);
    return true;
  } catch {
    return false;
  }
}
