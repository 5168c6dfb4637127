import type { Bounds, Scaling } from '@linnet/core';

/** The numbers of a row of a model, as far as they are known. */
export interface RowSizes {
  readonly inputs: number | undefined;
  readonly outputs: number | undefined;
}

/** What is wrong with bounds. Equal ones, of a constant column, are not. */
export function scalingProblems({ input, output }: Scaling = {}, { inputs, outputs }: RowSizes): readonly string[] {
  return [...boundsProblems('Input', input, inputs), ...boundsProblems('Output', output, outputs)];
}

function boundsProblems(what: string, bounds: Bounds | undefined, columns: number | undefined): readonly string[] {
  if (bounds === undefined) return [];
  const { low, high }: Partial<Bounds> = bounds ?? {};
  if (!(Array.isArray(low) && Array.isArray(high))) return [`${what} scaling has no lists of low and high bounds.`];
  if (low.length !== high.length || (columns !== undefined && low.length !== columns)) {
    const needed = columns === undefined ? 'as many of each' : `${columns} of each`;
    return [`${what} scaling has ${low.length} low and ${high.length} high bounds; ${needed} are needed.`];
  }
  const bad = low.findIndex((value, column) => !isRange(value, high[column] ?? Number.NaN));
  return bad < 0
    ? []
    : [
        `${what} scaling, column ${bad}: ${low[bad]} to ${high[bad]} is no range; the low bound must not be above the high one, both finite.`,
      ];
}

const isRange = (low: number, high: number): boolean => Number.isFinite(high - low) && low <= high;
