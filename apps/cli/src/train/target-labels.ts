import { LinnetError, type NdArray } from '@linnet/core';
import type { Dataset } from 'linnet';
import { indexNames } from './task.js';
import { withTargets } from './with-targets.js';

/** What a column of targets holds. */
export interface Distinct {
  /** Different values by size; of very many the first that were found. */
  readonly values: readonly number[];
  /** True where there are more than can be classes. */
  readonly isLong: boolean;
  readonly areWhole: boolean;
  readonly least: number;
  readonly greatest: number;
  /** For messages: a value that is not whole, if there is one. */
  readonly example: number;
}

/** More different values than these are numbers, not classes. */
const mostClasses = 100;

/** Looks at a column of targets. */
export function distinctIn({ data }: NdArray): Distinct {
  const found = new Set<number>();
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    if (found.size <= mostClasses) found.add(value);
  }
  const values = [...found].sort((a, b) => a - b);
  const fraction = data.find((value) => !Number.isInteger(value));
  return {
    values,
    isLong: values.length > mostClasses,
    areWhole: fraction === undefined,
    least,
    greatest,
    example: fraction ?? data[0] ?? 0,
  };
}

/** Class indices of labels. */
export interface LabelIndex {
  readonly classNames: readonly string[];
  /** Labels of these or of other data as indices. Throws LinnetError `bad-value` for labels that are not known. */
  apply(data: Dataset): Dataset;
}

/** Labels that are indices already stay; others, such as 1, 2, 3, become the place of their value. */
export function indexLabels(
  { classNames }: Dataset,
  { values, least, greatest }: Distinct,
  classes: number,
): LabelIndex {
  const areIndices = least >= 0 && greatest < classes;
  if (areIndices) {
    const names = classNames ?? indexNames(classes);
    return { classNames: names, apply: (data) => data };
  }
  const places = new Map(values.map((value, place) => [value, place]));
  const names = values.map(String);
  if (names.length !== classes) throw tooFew(names, classes);
  return {
    classNames: names,
    apply: (data) => withTargets(data, { data: placesOf(data.y, places, names), shape: data.y.shape }, names),
  };
}

const tooFew = (names: readonly string[], classes: number): LinnetError =>
  new LinnetError(
    'bad-value',
    `The target holds ${names.join(', ')}; which of the ${classes} classes these are does not follow. Use indices from 0 to ${classes - 1}.`,
  );

function placesOf({ data }: NdArray, places: ReadonlyMap<number, number>, names: readonly string[]): Float64Array {
  return Float64Array.from(data, (value, row) => {
    const place = places.get(value);
    if (place !== undefined) return place;
    throw new LinnetError(
      'bad-value',
      `Row ${row} is of class ${value}, which the training rows do not have; they have ${names.join(', ')}.`,
    );
  });
}
