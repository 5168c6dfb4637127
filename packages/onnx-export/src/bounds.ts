import { type Bounds, type Shape, sizeOf } from '@linnet/core';

/** What is wrong with bounds for rows of this shape: files and people make them as well. */
export function boundsProblems(what: string, bounds: Bounds | undefined, axes: Shape): readonly string[] {
  if (bounds === undefined) return [];
  const columns = sizeOf(axes);
  const { low, high }: Partial<Bounds> = bounds ?? {};
  if (!(Array.isArray(low) && Array.isArray(high) && low.length === columns && high.length === columns)) {
    return [`${what} must have a low and a high bound for each of ${columns} columns.`];
  }
  const isBad = (value: number, column: number): boolean =>
    !(Number.isFinite(value) && Number.isFinite(high[column]) && value <= Number(high[column]));
  const bad = low.findIndex(isBad);
  if (bad < 0) return [];
  return [`${what} goes from ${low[bad]} to ${high[bad]} in column ${bad}; use finite numbers, the lower one first.`];
}
