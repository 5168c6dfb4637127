import { cos, sin } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { linspace } from './linspace.js';
import { type CurveOptions, curveDataset, curveKinds, curveRows } from './two-curves.js';

/**
 * Points on two half circles that reach into each other: scikit-learn's `make_moons`, number for number. x is rows x 2,
 * y is rows x 1: 0 for the upper moon, 1 for the lower one.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = moons({ rows: 200, noise: 0.1, seed: 3 });
 * ```
 */
export function moons(options: CurveOptions): Dataset {
  const [above, below] = curveRows('moons', options, curveKinds);
  const [upper, lower] = [linspace(0, Math.PI, above), linspace(0, Math.PI, below)];
  return curveDataset(
    { across: upper.map(cos), up: upper.map(sin) },
    { across: lower.map((angle) => 1 - cos(angle)), up: lower.map((angle) => 1 - sin(angle) - 0.5) },
    options,
  );
}
