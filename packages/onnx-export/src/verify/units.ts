import type { Bounds } from '@linnet/core';
import type { OnnxDocument } from '../file/document.js';

/** A change of units by the bounds of the columns of a row. */
export function inUnits(
  bounds: Bounds | undefined,
  change: (value: number, low: number, high: number) => number,
): (value: number, column: number) => number {
  if (bounds === undefined) return (value) => value;
  const { low, high } = bounds;
  return (value, column) => change(value, low[column] ?? -1, high[column] ?? 1);
}

/** What becomes of a number that a file takes or gives as this type. */
export const asType = (type: OnnxDocument['input']['type']): ((value: number) => number) =>
  type === 'float' ? Math.fround : (value) => value;
