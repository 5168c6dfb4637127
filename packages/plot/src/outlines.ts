/** A place in a grid. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The outlines of what polygons cover together. Neighbours share whole edges, whose ends are the same to the bit and
 * which they follow in opposite directions; these edges go, what is left is joined, and points on straight lines are
 * left out.
 */
export function outlines(polygons: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const edges = new Map<string, readonly [from: Point, to: Point]>();
  for (const polygon of polygons) {
    polygon.forEach((from, at) => {
      const to = polygon[(at + 1) % polygon.length] ?? from;
      if (from.x === to.x && from.y === to.y) return;
      if (!edges.delete(`${keyOf(to)} ${keyOf(from)}`)) edges.set(`${keyOf(from)} ${keyOf(to)}`, [from, to]);
    });
  }
  return loopsOf([...edges.values()])
    .map(straightened)
    .filter((loop) => loop.length > 2);
}

/** A closed line as the text of a path; a tenth of a pixel is what can be seen. */
export const closedPath = (loop: readonly Point[]): string =>
  loop.length === 0
    ? ''
    : `M${loop.map(({ x, y }) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`).join('L')}z`;

const keyOf = ({ x, y }: Point): string => `${x},${y}`;

/** Follows edges from each end to the next until they close. */
function loopsOf(edges: readonly (readonly [from: Point, to: Point])[]): readonly (readonly Point[])[] {
  const next = new Map<string, Point[]>();
  for (const [from, to] of edges) next.set(keyOf(from), [...(next.get(keyOf(from)) ?? []), to]);
  const loops: Point[][] = [];
  for (const [start] of edges) {
    const loop: Point[] = [];
    for (let at = next.get(keyOf(start))?.pop(); at !== undefined; at = next.get(keyOf(at))?.pop()) loop.push(at);
    if (loop.length > 0) loops.push(loop);
  }
  return loops;
}

/** So far from straight counts as a corner, in steps of the grid. */
const slack = 1e-9;

function straightened(loop: readonly Point[]): readonly Point[] {
  const last = loop.length - 1;
  return loop.filter((point, at) => {
    const before = loop[at === 0 ? last : at - 1] ?? point;
    const after = loop[at === last ? 0 : at + 1] ?? point;
    const turn = (point.x - before.x) * (after.y - point.y) - (point.y - before.y) * (after.x - point.x);
    return Math.abs(turn) > slack;
  });
}
