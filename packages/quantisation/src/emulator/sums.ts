import type { QuantisedLayer } from '@linnet/core';

/** How many rows go through a layer together; a multiple of four. */
export const blockRows = 64;

/**
 * Sums of products, and biases, of a block of rows: rows x inputs integers give rows x units. Four rows share each weight
 * that is read. Every integer is one of a double, and none passes 2^53, so nothing is rounded whatever the order.
 */
export interface SummedLayer {
  readonly inputs: number;
  readonly units: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** The sums of the first rows of the block, in fours. */
export function sumProducts(layer: SummedLayer, rows: number, x: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < rows; row += 4) sumFourRows(layer, row, x, sums);
}

function sumFourRows(
  { inputs, units, weights, biases }: SummedLayer,
  row: number,
  x: Float64Array,
  sums: Float64Array,
) {
  const [x0, y0] = [row * inputs, row * units];
  const [x1, x2, x3] = [x0 + inputs, x0 + 2 * inputs, x0 + 3 * inputs];
  for (let unit = 0; unit < units; unit++) {
    const from = unit * inputs;
    const bias = biases[unit] as number;
    let [a, b, c, d] = [bias, bias, bias, bias];
    for (let input = 0; input < inputs; input++) {
      const weight = weights[from + input] as number;
      a += weight * (x[x0 + input] as number);
      b += weight * (x[x1 + input] as number);
      c += weight * (x[x2 + input] as number);
      d += weight * (x[x3 + input] as number);
    }
    const at = y0 + unit;
    sums[at] = a;
    sums[at + units] = b;
    sums[at + 2 * units] = c;
    sums[at + 3 * units] = d;
  }
}

// Weights of 32 bits are 2^16 high + low, with both parts from -2^15 to 2^15.
const partBits = 16n;
// As many products of a part and an integer of 32 bits stay below 2^53, whatever they are: 2^6 2^15 2^31 = 2^52.
const exactInputs = 64;

/** The sum of one unit and one row where it may pass 2^53: exact doubles of at most 64 inputs at a time, joined as BigInt. */
export function wideSum({ inputs, weights, biases }: QuantisedLayer, unit: number, x: Float64Array, row: number) {
  let sum = BigInt(biases[unit] as number);
  for (let start = 0; start < inputs; start += exactInputs) {
    let [high, low] = [0, 0];
    for (let input = start; input < Math.min(start + exactInputs, inputs); input++) {
      const weight = weights[unit * inputs + input] as number;
      const part = (weight << 16) >> 16;
      const value = x[row * inputs + input] as number;
      low += part * value;
      high += ((weight - part) / 65536) * value;
    }
    sum += (BigInt(high) << partBits) + BigInt(low);
  }
  return sum;
}
