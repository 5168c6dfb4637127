/** How parameters are kept between updates: rounded to single floats, or not at all (for use as an oracle). */
export type Precision = 'float32' | 'float64';

/** A number as a parameter keeps it. */
export type Rounding = (value: number) => number;

/** How numbers are kept in a precision. */
export const roundingOf = (precision: Precision): Rounding =>
  precision === 'float32' ? Math.fround : (value) => value;
