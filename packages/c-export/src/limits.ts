import { counted } from './text/numbers.js';

/** What a file of C may hold: compilers take more, but not quickly, and stacks do not. */
export const cLimits = {
  /** Weights in all. */
  weights: 4_194_304,
  /** Numbers of an input or of what a layer gives: they stand on the stack. */
  width: 65_536,
  /** Values of tables in all. */
  tableValues: 1_048_576,
} as const;

/** The sizes of a network. */
export interface NetworkSizes {
  readonly widths: readonly number[];
  readonly weights: number;
  readonly tableValues: number;
}

/** What is too large. */
export function sizeProblems({ widths, weights, tableValues }: NetworkSizes): readonly string[] {
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const limits = [
    ['numbers beside each other', widest, cLimits.width],
    ['weights', weights, cLimits.weights],
    ['values in tables', tableValues, cLimits.tableValues],
  ] as const;
  return limits.flatMap(([what, has, most]) =>
    has > most ? [`The network has ${counted(has)} ${what}; ${counted(most)} is the most for C.`] : [],
  );
}
