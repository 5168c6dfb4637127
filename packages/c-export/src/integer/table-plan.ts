import type { ActivationTable, QuantisedLayer } from '@linnet/core';
import { limited } from './word.js';

/** A table of an activation, ready for C. */
export interface TablePlan {
  readonly low: number;
  readonly shift: number;
  readonly isInterpolated: boolean;
  readonly values: readonly number[];
  /** What results are limited to, where values or what lies between them pass it. */
  readonly limits: readonly [least: number, greatest: number] | undefined;
}

/** The integers that a table stands for: those outside count as its ends. */
export function tableRange({ low, shift, isInterpolated, values }: ActivationTable): readonly [number, number] {
  const steps = isInterpolated ? values.length - 1 : values.length;
  return [low, low + steps * ((1 << shift) >>> 0) - 1];
}

/**
 * The table of a layer with its limits. Values that are not interpolated are limited here, once; so is a table with a value
 * for every integer, which has nothing to interpolate.
 */
export function planTable(table: ActivationTable, { least, greatest }: QuantisedLayer): TablePlan {
  const { low, shift, values } = table;
  const limit = (value: number): number => limited(value, least, greatest);
  if (!table.isInterpolated) return { low, shift, isInterpolated: false, values: values.map(limit), limits: undefined };
  if (shift === 0) {
    return { low, shift, isInterpolated: false, values: values.slice(0, -1).map(limit), limits: undefined };
  }
  const isWithin = values.every((value) => limit(value) === value);
  return { low, shift, isInterpolated: true, values, limits: isWithin ? undefined : [least, greatest] };
}

/** What tells tables apart. */
export const tableKey = ({ low, shift, isInterpolated, values, limits }: TablePlan): string =>
  [low, shift, isInterpolated, limits, values].join();
