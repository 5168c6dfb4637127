import { LinnetError, rowShape, sizeOf } from '@linnet/core';
import type { Dataset } from 'linnet';
import { withTargets } from '../train/with-targets.js';

/** True where classes are called by numbers, such as 1, 2, 3: then the target is read as numbers. */
export const areNumeric = (names: readonly string[]): boolean =>
  names.every((name) => name !== '' && Number.isFinite(Number(name)));

/** A column of numbers that are names of classes, as their indices; other data stay as they are. */
export function asNumeric(data: Dataset, classNames: readonly string[] | undefined): Dataset {
  const isColumn = sizeOf(rowShape(data.y.shape)) === 1;
  if (classNames === undefined || !areNumeric(classNames) || data.classNames !== undefined || !isColumn) return data;
  const places = new Map(classNames.map((name, index) => [Number(name), index]));
  const indices = Float64Array.from(data.y.data, (value, row) => {
    const place = places.get(value);
    if (place !== undefined) return place;
    throw new LinnetError(
      'bad-value',
      `Row ${row} is of class ${value}, which the model does not know; it knows ${classNames.join(', ')}.`,
    );
  });
  return withTargets(data, { data: indices, shape: data.y.shape }, classNames);
}
