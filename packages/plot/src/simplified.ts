import type { Point } from './outlines.js';

/** What cannot be seen, in pixels. */
const tolerance = 0.2;

/**
 * A closed line with fewer points that is nowhere further than a fifth of a pixel from the one given (Ramer, 1972;
 * Douglas and Peucker, 1973).
 */
export function simplified(loop: readonly Point[]): readonly Point[] {
  const closed = [...loop, ...loop.slice(0, 1)];
  const half = Math.floor(loop.length / 2);
  const kept = new Uint8Array(closed.length);
  kept[0] = 1;
  kept[half] = 1;
  keep(closed, kept, 0, half);
  keep(closed, kept, half, loop.length);
  return loop.filter((_, at) => kept[at] === 1);
}

function keep(points: readonly Point[], kept: Uint8Array, from: number, to: number): void {
  const stretches = [[from, to] as const];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [start, end] = stretch;
    const middle = furthest(points, start, end);
    if (middle < 0) continue;
    kept[middle] = 1;
    stretches.push([start, middle], [middle, end]);
  }
}

/** The point furthest from the straight line between two others, or -1 where all are near it. */
function furthest(points: readonly Point[], from: number, to: number): number {
  const [a, b] = [points[from] as Point, points[to] as Point];
  let [best, distance] = [-1, tolerance];
  for (let at = from + 1; at < to; at++) {
    const off = distanceTo(points[at] as Point, a, b);
    if (off > distance) [best, distance] = [at, off];
  }
  return best;
}

function distanceTo({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [fromX, fromY] = [x - a.x, y - a.y];
  return length === 0 ? Math.sqrt(fromX * fromX + fromY * fromY) : Math.abs(dx * fromY - dy * fromX) / length;
}
