import { cos, type OptionKind, sin } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { type Curve, type CurveOptions, curveDataset, curveKinds, curveRows } from './two-curves.js';

/** Options of {@link spirals}. */
export interface SpiralsOptions extends CurveOptions {
  /** How often an arm goes around the middle, above 0 and up to 100; part of a turn will do. Default 1.75. */
  readonly turns?: number;
}

const turnsKind: OptionKind = {
  is: (value) => typeof value === 'number' && value > 0 && value <= 100,
  use: 'a number above 0, up to 100',
};

/**
 * Points on two spiral arms that wind around each other. x is rows x 2, y is rows x 1: the arm, 0 or 1.
 *
 * The points of an arm are evenly spaced in their radius r, which grows from 0 to 1; the middle itself, where both arms
 * begin, is left out. With a = 2 pi turns r, arm 0 is at (r cos(a), r sin(a)), and arm 1 is the same turned by pi:
 * (-r cos(a), -r sin(a)). Noise is added afterwards.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = spirals({ rows: 400, noise: 0.02, turns: 1.75, seed: 1 });
 * ```
 */
export function spirals(options: SpiralsOptions): Dataset {
  const [zero, one] = curveRows('spirals', options, { ...curveKinds, turns: turnsKind });
  const { turns = 1.75 } = options;
  return curveDataset(arm(zero, turns, 1), arm(one, turns, -1), options);
}

/** An arm; side -1 is side 1 turned by pi. */
function arm(rows: number, turns: number, side: 1 | -1): Curve {
  const radii = Float64Array.from({ length: rows }, (_, row) => (row + 1) / rows);
  const angle = (radius: number): number => 2 * Math.PI * turns * radius;
  return {
    across: radii.map((radius) => side * radius * cos(angle(radius))),
    up: radii.map((radius) => side * radius * sin(angle(radius))),
  };
}
