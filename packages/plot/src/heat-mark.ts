import { drawnMark, type Place } from './drawn-mark.js';
import { type HeatLevel, levelAt } from './heat-levels.js';
import type { Blocks, Matrix } from './matrix.js';
import { shortNumber } from './numbers.js';
import { closedPath, outlines, type Point } from './outlines.js';
import { element } from './svg.js';

/** The cells of a heat map: one path for each shade, around all cells that have it; and values where they are written. */
export const heatMark = (cells: Blocks, whole: Matrix, levels: readonly HeatLevel[], written: boolean) =>
  drawnMark('cells', (place) => [
    ...levels.map((level, index) => levelPath(place, cells, whole, level, cellsOf(cells, levels, index))),
    ...(written ? texts(place, cells) : []),
  ]);

/** The squares of one shade, in places of cells. */
function cellsOf(
  { data, columns }: Matrix,
  levels: readonly HeatLevel[],
  level: number,
): readonly (readonly Point[])[] {
  return Array.from(data.keys())
    .filter((cell) => levelAt(levels, data[cell] as number) === level)
    .map((cell) => {
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      return [
        { x, y },
        { x: x + 1, y },
        { x: x + 1, y: y + 1 },
        { x, y: y + 1 },
      ];
    });
}

function levelPath(
  place: Place,
  cells: Blocks,
  whole: Matrix,
  { stroke, opacity }: HeatLevel,
  squares: readonly (readonly Point[])[],
): SVGElement {
  const { x: left, y: top } = { x: place.left, y: place.top };
  const [width, height] = [place.right - left, place.bottom - top];
  // The last block may be smaller: it ends with the plot.
  const pixel = ({ x, y }: Point): Point => ({
    x: left + width * Math.min(1, (x * cells.wide) / whole.columns),
    y: top + height * Math.min(1, (y * cells.high) / whole.rows),
  });
  const d = outlines(squares)
    .map((loop) => closedPath(loop.map(pixel)))
    .join('');
  const look = { class: stroke.className, color: stroke.color, fill: 'currentColor', 'fill-opacity': opacity };
  return element(place.document, 'path', { ...look, 'fill-rule': 'evenodd', 'shape-rendering': 'crispEdges', d });
}

const texts = ({ document, x, y }: Place, { data, columns }: Matrix): readonly SVGElement[] =>
  Array.from(data).flatMap((value, cell) => {
    if (!Number.isFinite(value)) return [];
    const at = { x: x(cell % columns), y: y(Math.floor(cell / columns)), dy: '0.35em', 'font-size': 11 };
    return [element(document, 'text', at, shortNumber(value))];
  });
