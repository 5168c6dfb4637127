import type { Constraint, Floats, Interval, Shape } from '@linnet/core';

/** What the values of a parameter are limited to. */
export const intervalOf = (constraint: Constraint | undefined): Interval =>
  constraint?.kind === 'interval' ? constraint.to : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Keras's epsilon, which no norm of 0 divides by. */
const epsilon = 1e-7;

/** Pulls the norm over the first axis, of a vector that of all, as a norm constraint says. */
export function pullNorms(
  values: Floats,
  shape: Shape,
  { low, high, rate }: Extract<Constraint, { readonly kind: 'norm' }>,
  rounded: boolean,
): void {
  const [length = 1] = shape;
  const columns = values.length / length;
  for (let column = 0; column < columns; column++) {
    let squares = 0;
    for (let index = column; index < values.length; index += columns) squares += squareOf(values[index] as number);
    const norm = Math.sqrt(squares);
    const wanted = rate * Math.min(Math.max(norm, low), high) + (1 - rate) * norm;
    const scale = wanted / (norm + epsilon);
    for (let index = column; index < values.length; index += columns) {
      const value = (values[index] as number) * scale;
      values[index] = rounded ? Math.fround(value) : value;
    }
  }
}

const squareOf = (value: number): number => value * value;
