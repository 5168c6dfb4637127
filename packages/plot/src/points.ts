import { stream } from '@linnet/core';
import { drawnMark } from './drawn-mark.js';
import { pointLook } from './key.js';
import { formatNumber } from './numbers.js';
import type { Stroke } from './palette.js';
import { type PointShape, shapePath } from './shapes.js';
import { element } from './svg.js';
import type { Points } from './thin.js';

/** Points that look the same. */
export interface PointGroup extends Points {
  readonly stroke: Stroke;
  readonly shape: PointShape;
}

/** A figure with more points is slow to show, and shows no more. */
const mostPoints = 2000;

/** Draws groups over each other, each as one path. Points that are not finite are left out. */
export const pointsMark = (groups: readonly PointGroup[], radius = 3.2) =>
  drawnMark('points', (place) =>
    groups.map(({ x, y, stroke, shape }) => {
      const paths = Array.from(x, (value, at) => {
        const [px, py] = [place.x(value), place.y(y[at] as number)];
        const inside =
          px >= place.left - 0.5 && px <= place.right + 0.5 && py >= place.top - 0.5 && py <= place.bottom + 0.5;
        return inside ? shapePath(shape, px, py, radius) : '';
      });
      const look = { class: stroke.className, color: stroke.color, ...pointLook };
      return element(place.document, 'path', { ...look, d: paths.join('') });
    }),
  );

/** Rows to draw: all, or so many of them picked at random, always the same ones. */
export function pickRows(rows: number): Uint32Array {
  if (rows <= mostPoints) return Uint32Array.from({ length: rows }, (_, row) => row);
  const draws = stream(0);
  const picked = new Uint32Array(mostPoints);
  // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S): in order, without repeats.
  for (let row = 0, taken = 0; taken < mostPoints; row++) {
    if (draws.uniform() * (rows - row) < mostPoints - taken) picked[taken++] = row;
  }
  return picked;
}

/** Says how many rows are not drawn. */
export const pickNotes = (rows: number, what = 'Rows'): readonly string[] =>
  rows <= mostPoints
    ? []
    : [`${what}: ${formatNumber(mostPoints)} of ${formatNumber(rows)} are drawn, picked at random.`];
