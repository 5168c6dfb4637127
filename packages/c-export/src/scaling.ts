import type { Bounds, Scaling } from '@linnet/core';
import { cFunction } from './text/lines.js';
import { cDouble } from './text/numbers.js';
import { cTable } from './text/table.js';

/** How a file goes from the user's units to those of the network, and back. */
export interface ScalingCode {
  /** Constants and functions, first to last. */
  readonly definitions: readonly string[];
  /** Of bounds. */
  readonly bytes: number;
  /** The network's value of `input[i]`. */
  readonly scaled: string;
  /** The user's value of an expression of the network's `i`th output. */
  unscaled(value: string): string;
}

/** Code for scaling in doubles, by the formulas of `scale` and `unscale`. */
export function scalingCode(name: string, { input, output }: Scaling): ScalingCode {
  const [low, high] = [boundsOf(name, 'input', input), boundsOf(name, 'output', output)];
  return {
    definitions: [
      ...low.tables,
      ...high.tables,
      ...(input === undefined ? [] : [scaleFunction(name)]),
      ...(output === undefined ? [] : [unscaleFunction(name)]),
    ],
    bytes: low.bytes + high.bytes,
    scaled: input === undefined ? 'input[i]' : `${name}_scale(input[i], ${low.at})`,
    unscaled: (value) => (output === undefined ? value : `${name}_unscale(${value}, ${high.at})`),
  };
}

/** Tables of bounds, of one number where all columns share it, and what to write for those of column i. */
function boundsOf(name: string, what: 'input' | 'output', bounds: Bounds | undefined) {
  if (bounds === undefined) return { tables: [], at: '', bytes: 0 };
  const isShared = [bounds.low, bounds.high].every((values) => values.every((value) => value === values[0]));
  const [low, high] = [bounds.low, bounds.high].map((values) => values.slice(0, isShared ? 1 : undefined).map(cDouble));
  const table = (end: string, values: readonly string[] = [], comment?: string): string =>
    cTable({
      type: 'double',
      name: `${name}_${what}_${end}`,
      values,
      ...(comment === undefined ? {} : { comment }),
    });
  const columns = isShared ? 'all columns' : 'each column';
  const place = isShared ? '0' : 'i';
  return {
    tables: [
      table('low', low, `Bounds of ${columns} of the ${what}, in the user's units: -1 and 1.`),
      table('high', high),
    ],
    at: `${name}_${what}_low[${place}], ${name}_${what}_high[${place}]`,
    bytes: 16 * (low?.length ?? 0),
  };
}

const scaleFunction = (name: string): string =>
  cFunction(
    "From the user's units: low becomes -1 and high 1. A column whose bounds are equal becomes 0.",
    `static double ${name}_scale(double value, double low, double high)`,
    ['return low < high ? 2 * ((value - low) / (high - low) - 0.5) : 0;'],
  );

const unscaleFunction = (name: string): string =>
  cFunction(
    "To the user's units: -1 becomes low and 1 high.",
    `static double ${name}_unscale(double value, double low, double high)`,
    ['return (value / 2 + 0.5) * (high - low) + low;'],
  );
