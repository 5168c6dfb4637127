import type { Stroke } from './palette.js';
import { type PointShape, shapePath } from './shapes.js';
import { element } from './svg.js';
import { textWidth } from './text.js';

/** One entry of a figure's key: a sample of what is drawn and what it stands for. */
export interface KeyEntry {
  readonly stroke: Stroke;
  readonly label: string;
  /** The sample is a line so thick. Default 2. */
  readonly thickness?: number;
  /** The sample is a point of this shape instead. */
  readonly shape?: PointShape;
  /** The sample is an area filled so strongly instead. */
  readonly fill?: number;
}

const fontSize = 12;
const after = 18;
const sampleWidths = { line: 26, point: 12, area: 16 } as const;

const kindOf = ({ shape, fill }: KeyEntry): keyof typeof sampleWidths => {
  if (shape !== undefined) return 'point';
  return fill === undefined ? 'line' : 'area';
};

const sampleWidth = (entry: KeyEntry): number => sampleWidths[kindOf(entry)] + 8;

/** The width of an entry of the key with its sample and the space after it. */
const keyWidth = (entry: KeyEntry): number => sampleWidth(entry) + textWidth(entry.label, fontSize) + after;

/** Puts entries beside each other, in as many rows as they need. */
export function keyRows(entries: readonly KeyEntry[], width: number): readonly (readonly KeyEntry[])[] {
  const rows: KeyEntry[][] = [];
  let used = 0;
  for (const entry of entries) {
    const needed = keyWidth(entry);
    const row = rows[rows.length - 1];
    if (row === undefined || used + needed - after > width) {
      rows.push([entry]);
      used = needed;
    } else {
      row.push(entry);
      used += needed;
    }
  }
  return rows;
}

/** Draws one row of the key; `y` is the foot of its text. */
export function drawKeyRow(document: Document, row: readonly KeyEntry[], left: number, y: number): SVGElement {
  const group = element(document, 'g', {});
  let x = left;
  for (const entry of row) {
    group.append(
      sampleOf(document, entry, x, y - 4),
      element(document, 'text', { x: x + sampleWidth(entry), y }, entry.label),
    );
    x += keyWidth(entry);
  }
  return group;
}

function sampleOf(document: Document, entry: KeyEntry, x: number, y: number): SVGElement {
  const { className, color, dashes } = entry.stroke;
  const look = { class: className, color };
  if (entry.shape !== undefined)
    return element(document, 'path', { ...look, ...pointLook, d: shapePath(entry.shape, x + 6, y, 5) });
  if (entry.fill !== undefined) {
    return element(document, 'path', {
      ...look,
      ...areaLook,
      'fill-opacity': entry.fill,
      d: `M${x},${y - 6}h16v12h-16z`,
    });
  }
  const width = entry.thickness ?? 2;
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': width, 'stroke-dasharray': dashes };
  return element(document, 'path', { ...look, ...line, d: `M${x},${y}h26` });
}

/** How points look everywhere: their colour, with an edge that stays visible where they lie on each other. */
export const pointLook = {
  fill: 'currentColor',
  'fill-opacity': 0.5,
  stroke: 'currentColor',
  'stroke-width': 1,
} as const;

const areaLook = { fill: 'currentColor', stroke: 'currentColor', 'stroke-opacity': 0.6 } as const;
