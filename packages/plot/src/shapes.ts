/** Shapes of points: what tells classes apart without colour. */
export type PointShape = 'circle' | 'triangle' | 'square' | 'cross' | 'diamond' | 'wedge' | 'plus';

const shapes: readonly PointShape[] = ['circle', 'triangle', 'square', 'cross', 'diamond', 'wedge', 'plus'];

/** The shape of class number `index`; with the seven colours of the palette a look repeats after 49. */
export const shapeOf = (index: number): PointShape =>
  shapes[(index + Math.floor(index / shapes.length)) % shapes.length] ?? 'circle';

/** Corners of shapes with straight edges, around 0, sized so that all cover about the same area as a circle of radius 1. */
const corners: Readonly<Record<Exclude<PointShape, 'circle'>, readonly (readonly [x: number, y: number])[]>> = {
  triangle: [
    [0, -1.45],
    [1.25, 0.85],
    [-1.25, 0.85],
  ],
  wedge: [
    [0, 1.45],
    [-1.25, -0.85],
    [1.25, -0.85],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: [
    [0, -1.4],
    [1.1, 0],
    [0, 1.4],
    [-1.1, 0],
  ],
  plus: crossOf((x, y) => [x, y]),
  cross: crossOf((x, y) => [(x + y) * Math.SQRT1_2, (y - x) * Math.SQRT1_2]),
};

/** A shape as the text of a path, around a place. */
export function shapePath(shape: PointShape, x: number, y: number, radius: number): string {
  if (shape === 'circle') {
    const r = short(radius);
    return `M${short(x - radius)},${short(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
  }
  return `M${corners[shape].map(([dx, dy]) => `${short(x + dx * radius)},${short(y + dy * radius)}`).join('L')}z`;
}

/** A tenth of a pixel is what can be seen; every point writes these, so digits count. */
const short = (value: number): number => Math.round(value * 10) / 10;

/** The outline of a plus, turned. */
function crossOf(turn: (x: number, y: number) => readonly [number, number]): readonly (readonly [number, number])[] {
  const [long, thin] = [1.45, 0.45];
  const outline = [
    [-thin, -long],
    [thin, -long],
    [thin, -thin],
    [long, -thin],
    [long, thin],
    [thin, thin],
    [thin, long],
    [-thin, long],
    [-thin, thin],
    [-long, thin],
    [-long, -thin],
    [-thin, -thin],
  ] as const;
  return outline.map(([x, y]) => turn(x, y));
}
