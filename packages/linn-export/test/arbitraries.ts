import fc from 'fast-check';
import { type LinnDocument, linnActivations } from '../src/index.js';

const corners = [0, -0, 1, -1, 1e-4, 1e-5, 1e-7, 3e-39, 1.401298464324817e-45, -1.1754943508222875e-38, 0.1].map(
  Math.fround,
);

/** Weights as files hold them: single floats from -1 to 1, the corners often. */
export const weight = fc.oneof(
  fc.float({ min: -1, max: 1, noNaN: true }),
  fc.float({ min: Math.fround(-1e-30), max: Math.fround(1e-30), noNaN: true }),
  fc.constantFrom(...corners),
);

const numbers = (length: number) => fc.array(weight, { minLength: length, maxLength: length });

/** Widths of the input and of 1 to 5 layers. */
export const widths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 6 });

const channels = (width: number) => fc.constantFrom(...(width <= 4 ? [1, width] : [1]));

const layer = (inputs: number, units: number) =>
  fc.record({
    activation: fc.constantFrom(...linnActivations),
    weights: fc.array(numbers(inputs), { minLength: units, maxLength: units }),
    biases: numbers(units),
  });

/** Documents within all rules. */
export const linnDocument: fc.Arbitrary<LinnDocument> = widths.chain((sizes) =>
  fc.record({
    version: fc.constant('0.1' as const),
    num_input_channels: channels(sizes[0] ?? 1),
    num_output_channels: channels(sizes.at(-1) ?? 1),
    layers: fc.tuple(...sizes.slice(1).map((units, index) => layer(sizes[index] ?? 1, units))),
  }),
);
