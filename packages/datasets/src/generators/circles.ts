import { cos, type OptionKind, sin } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { linspaceOpen } from './linspace.js';
import { type Curve, type CurveOptions, curveDataset, curveKinds, curveRows } from './two-curves.js';

/** Options of {@link circles}. */
export interface CirclesOptions extends CurveOptions {
  /** Radius of the inner circle (class 1), from 0 up to but not 1; the outer one (class 0) has 1. Default 0.8. */
  readonly factor?: number;
}

const factorKind: OptionKind = {
  is: (value) => typeof value === 'number' && value >= 0 && value < 1,
  use: 'a number from 0 up, below 1',
};

/**
 * Points on two circles, one inside the other: scikit-learn's `make_circles`, number for number. x is rows x 2, y is
 * rows x 1: 0 for the outer circle, 1 for the inner one.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = circles({ rows: 1000, noise: 0.03, seed: 42 });
 * const [train, test] = [data.slice(0, 800), data.slice(800)];
 * ```
 */
export function circles(options: CirclesOptions): Dataset {
  const [outer, inner] = curveRows('circles', options, { ...curveKinds, factor: factorKind });
  return curveDataset(circle(outer, 1), circle(inner, options.factor ?? 0.8), options);
}

function circle(rows: number, radius: number): Curve {
  const angles = linspaceOpen(0, 2 * Math.PI, rows);
  return { across: angles.map((angle) => cos(angle) * radius), up: angles.map((angle) => sin(angle) * radius) };
}
