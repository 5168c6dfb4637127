import { drawnMark, type Place } from './drawn-mark.js';
import { formatNumber, shortNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { element } from './svg.js';

/** Up to so many classes cells have room for percentages; twice as many leave room for counts. */
export const mostPercents = 12;
const mostCounts = 25;

/** Right answers and mistakes, each in their colour, and what is written over them. */
export const cellsMark = (cells: readonly Cell[], size: number) =>
  drawnMark('cells', (place) => [
    boxes(
      place,
      cells.filter(({ truth, predicted }) => truth === predicted),
      0,
    ),
    boxes(
      place,
      cells.filter(({ truth, predicted }) => truth !== predicted),
      1,
    ),
    ...cells.flatMap((cell) => texts(place, cell, size)),
  ]);

/** One pair of classes. */
export interface Cell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
  /** From 0 to 1; NaN of nothing. */
  readonly share: number;
}

/** The cells of a matrix, row after row. */
export const cellsOf = (
  counts: readonly (readonly number[])[],
  shares: readonly (readonly number[])[],
): readonly Cell[] =>
  counts.flatMap((row, truth) =>
    row.map((count, predicted) => ({ truth, predicted, count, share: shares[truth]?.[predicted] ?? Number.NaN })),
  );

function boxes({ document, x, y }: Place, cells: readonly Cell[], look: number): SVGElement {
  const { className, color } = strokeOf(look);
  const shared = { class: className, color, fill: 'currentColor', stroke: 'currentColor', 'stroke-opacity': 0.35 };
  const group = element(document, 'g', shared);
  for (const { truth, predicted, count, share } of cells) {
    const [left, top] = [x(predicted - 0.5) + 1, y(truth - 0.5) + 1];
    const size = { width: x(predicted + 0.5) - left - 1, height: y(truth + 0.5) - top - 1 };
    // One row of thousands can still be seen.
    const opacity = count === 0 || Number.isNaN(share) ? 0 : Math.round(100 * (0.12 + 0.38 * share)) / 100;
    group.appendChild(element(document, 'rect', { x: left, y: top, ...size, 'fill-opacity': opacity }));
  }
  return group;
}

function texts(
  { document, x, y }: Place,
  { truth, predicted, count, share }: Cell,
  size: number,
): readonly SVGElement[] {
  const [middle, centre] = [x(predicted), y(truth)];
  const withPercent = size <= mostPercents;
  const large = size <= 6;
  const number = { x: middle, y: centre + (withPercent ? -2 : 4), 'font-weight': 600, 'font-size': large ? 15 : 11 };
  const percent = { x: middle, y: centre + 15, 'font-size': large ? 12 : 10 };
  const percentText = Number.isNaN(share) ? '–' : `${formatNumber(100 * share, 1)} %`;
  return [
    ...(size > mostCounts ? [] : [element(document, 'text', number, countText(count))]),
    ...(withPercent ? [element(document, 'text', percent, percentText)] : []),
  ];
}

/** Counts to the last digit; sums of weights to three that matter. */
export const countText = (count: number): string =>
  Number.isInteger(count) ? formatNumber(count) : shortNumber(count);
