import type { Shape } from '@linnet/core';

/** Numbers for the columns of a row, with their shape: one number where all of them are the same. */
export function perColumn(values: readonly number[], axes: Shape): [values: readonly number[], shape: Shape] {
  const [first = 0] = values;
  return values.every((value) => value === first) ? [[first], []] : [values, axes];
}
