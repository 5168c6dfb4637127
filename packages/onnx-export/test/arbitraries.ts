import type { ActivationTable, QuantisedLayer, QuantisedNetwork } from '@linnet/core';
import fc from 'fast-check';

const rounding = fc.constantFrom('floor' as const, 'halfUp' as const, 'halfEven' as const);
const overflow = fc.constantFrom('wrap' as const, 'saturate' as const, 'saturateSymmetric' as const);
const bits = fc.oneof(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 2, max: 32 }));

const greatestOf = (width: number): number => Number((1n << BigInt(width - 1)) - 1n);

/** Integers of a word, its ends often. */
function integers(width: number, count: number): fc.Arbitrary<number[]> {
  const greatest = greatestOf(width);
  const any = fc.integer({ min: -greatest - 1, max: greatest });
  const integer = fc.oneof(any, fc.constantFrom(-greatest - 1, -1, 0, 1, greatest));
  return fc.array(integer, { minLength: count, maxLength: count });
}

const table = (outputBits: number): fc.Arbitrary<ActivationTable> =>
  fc
    .record({
      steps: fc.integer({ min: 1, max: 9 }),
      isInterpolated: fc.boolean(),
      shift: fc.integer({ min: 0, max: 20 }),
    })
    .chain(({ steps, isInterpolated, shift }) =>
      fc.record({
        low: fc.integer({ min: -300_000, max: 300_000 }),
        shift: fc.constant(shift),
        isInterpolated: fc.constant(isInterpolated),
        values: integers(outputBits, isInterpolated ? steps + 1 : steps),
      }),
    );

/** Bits that hold any sum of these magnitudes: more than are needed, as files may say. */
const accumulatorBits = (layer: Pick<QuantisedLayer, 'weights' | 'biases' | 'inputs'>, inputBits: number): number => {
  const weights = layer.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const biases = layer.biases.reduce((most, bias) => Math.max(most, Math.abs(bias)), 0);
  const bound = BigInt(weights) * BigInt(layer.inputs) * (1n << BigInt(inputBits - 1)) + BigInt(biases);
  return bound.toString(2).length + 1;
};

interface Place {
  readonly inputs: number;
  readonly units: number;
  readonly inputBits: number;
  readonly inputExponent: number;
}

const power = (exponent: number): number =>
  exponent < 0 ? 1 / Number(1n << BigInt(-exponent)) : Number(1n << BigInt(exponent));

/** A layer with steps that are powers of two and shifts that say so, or any multipliers. */
const layer = ({ inputs, units, inputBits, inputExponent }: Place): fc.Arbitrary<QuantisedLayer> =>
  fc
    .record({
      weightBits: fc.integer({ min: 2, max: 20 }),
      sumBits: bits,
      outputBits: bits,
      isShift: fc.boolean(),
      isTable: fc.boolean(),
    })
    .chain(({ weightBits, sumBits, outputBits, isShift, isTable }) =>
      fc
        .record({
          weights: integers(weightBits, inputs * units),
          biases: integers(Math.min(32, weightBits + 8), units),
          activation: isTable ? table(outputBits) : fc.constantFrom('linear' as const, 'relu' as const),
          rounding,
          overflow,
          shifts: fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 1 }),
          multiplier: fc.integer({ min: 1, max: 1000 }),
          ends: integers(outputBits, 2),
        })
        .map(({ weights, biases, activation, shifts, multiplier, ends, ...rules }): QuantisedLayer => {
          const own = { weights: Int32Array.from(weights), biases: Float64Array.from(biases), inputs };
          const weightExponent = 1 - weightBits;
          const sumExponent = inputExponent + weightExponent + (shifts[0] ?? 0);
          const sum = { bits: sumBits, step: power(sumExponent) };
          return {
            name: 'dense',
            units,
            ...own,
            weightFormats: [{ bits: weightBits, step: power(weightExponent) }],
            accumulatorBits: accumulatorBits(own, inputBits),
            rescaling: { multipliers: [isShift ? 1 : multiplier], shifts },
            sum,
            activation,
            output: { bits: outputBits, step: typeof activation === 'string' ? sum.step : power(1 - outputBits) },
            ...rules,
            least: Math.min(...ends),
            greatest: Math.max(...ends),
          };
        }),
    )
    .filter(({ accumulatorBits: needed }) => needed <= 52);

/** Any network that keeps the contract, of one to three layers. */
export const network: fc.Arbitrary<QuantisedNetwork> = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    inputBits: bits,
    rounding,
    overflow,
  })
  .chain(({ widths, inputBits, ...rules }) => {
    const [inputs = 1, ...units] = widths;
    const input = { bits: inputBits, step: power(2 - inputBits), ...rules };
    const layers = units.reduce<fc.Arbitrary<readonly QuantisedLayer[]>>(
      (before, count) =>
        before.chain((made) => {
          const last = made.at(-1);
          const { bits: width, step } = last?.output ?? input;
          const inputExponent = Math.round(Math.log2(step));
          const place = { inputs: last?.units ?? inputs, units: count, inputBits: width, inputExponent };
          return layer(place).map((next) => [...made, next]);
        }),
      fc.constant([]),
    );
    return layers.map((made) => ({
      format: 'linnet-quantised/1',
      shape: [inputs],
      input,
      layers: made,
      assumptions: [],
      notes: [],
    }));
  });
