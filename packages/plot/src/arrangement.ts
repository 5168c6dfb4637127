import type { Figure, FigureSize } from './figure.js';
import { fontSizes, lineHeight } from './layout.js';
import { element } from './svg.js';
import { describeSvg } from './svg-root.js';
import { wrapped } from './text.js';

/** Figures in rows of so many columns. */
export interface Arrangement {
  /** Of the whole; empty for none, such as where each figure has its own. */
  readonly heading: string;
  /** Names the whole, for those who cannot see it. */
  readonly title: string;
  readonly columns: number;
  /** Pixels between columns. */
  readonly gap: number;
  /** All as wide as a column. */
  readonly figures: readonly Figure[];
}

/** Draws figures as one. `build` makes them for a size, so that all of them can be laid out again for another. */
export function arrangement(
  size: FigureSize,
  defaultWidth: number,
  build: (size: FigureSize & { readonly width: number }) => Arrangement,
): Figure {
  const width = size.width ?? defaultWidth;
  const { heading, title, figures, columns, gap } = build({ ...size, width });
  const headings = wrapped(heading, width - 24, fontSizes.title * 1.2);
  const top = headings.length === 0 ? 0 : 8 + headings.length * lineHeight.title;
  const places = placesOf(figures, columns, gap, top);
  const height = Math.max(...places.map(({ y }, index) => y + (figures[index]?.height ?? 0)));
  const description = figures
    .map((figure) => (figure.title === '' ? figure.description : `${figure.title}. ${figure.description}`))
    .join(' ');
  return { title, description, width, height, draw, resized: (next) => arrangement(next, defaultWidth, build) };

  function draw(document: Document): SVGElement {
    const svg = element(document, 'svg', { ...rootLook, width, height, viewBox: `0 0 ${width} ${height}` });
    describeSvg(document, svg, title, description);
    headings.forEach((line, index) => {
      svg.appendChild(element(document, 'text', { ...headingLook, y: 26 + index * lineHeight.title }, line));
    });
    figures.forEach((figure, index) => {
      const { x, y } = places[index] ?? { x: 0, y: 0 };
      svg.appendChild(panelOf(document, figure, x, y));
    });
    return svg;
  }
}

const headingLook = { x: 12, 'font-size': fontSizes.title, 'font-weight': 600, 'text-anchor': 'start' } as const;

/** What Plot says at the root of a figure, which a panel does not repeat. */
const rootLook = {
  class: 'linnet-figure',
  fill: 'currentColor',
  'font-family': 'system-ui, sans-serif',
  'font-size': fontSizes.text,
  'text-anchor': 'middle',
} as const;

/** What a figure draws, without what only a root has. */
function panelOf(document: Document, figure: Figure, x: number, y: number): SVGElement {
  const panel = element(document, 'g', { transform: `translate(${x},${y})`, 'aria-label': figure.title || undefined });
  const drawn = figure.draw(document);
  const heads = ['title', 'desc', 'style'];
  panel.append(...Array.from(drawn.childNodes).filter((node) => !heads.includes(node.nodeName.toLowerCase())));
  return panel;
}

/** The left upper corner of each figure; a row is as high as its highest. */
function placesOf(figures: readonly Figure[], columns: number, gap: number, top: number) {
  const places: { readonly x: number; readonly y: number }[] = [];
  let y = top;
  for (let start = 0; start < figures.length; start += columns) {
    const row = figures.slice(start, start + columns);
    let x = 0;
    for (const { width } of row) {
      places.push({ x, y });
      x += width + gap;
    }
    y += Math.max(...row.map(({ height }) => height));
  }
  return places;
}
