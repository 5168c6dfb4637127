import { checkOptions, LinnetError, showValue, wholeFrom } from '@linnet/core';
import { arrangement } from './arrangement.js';
import type { Figure, FigureSize } from './figure.js';
import { kinds } from './figure-options.js';
import { defaultSize } from './layout.js';
import { isList } from './series.js';

/** Options of {@link panels}. */
export interface PanelsOptions {
  /** Of the whole, above the titles of the figures. Default: none is drawn. */
  readonly title?: string;
  /** How many beside each other. Default: all. */
  readonly columns?: number;
  /** Of the whole, in pixels; each figure needs 320. Default 720, or what the columns need. */
  readonly width?: number;
  /** Of each figure, in pixels. Default: what each takes for its width. */
  readonly height?: number;
}

const gap = 16;
const least = 340;

/**
 * Several figures as one, beside each other or in rows, such as the same decision boundary with training and with test
 * rows. Each is laid out again for the width of its column.
 *
 * @throws LinnetError `bad-shape` without figures, `bad-value` for what is no figure, `bad-option` for columns that are
 *   no whole number or too narrow
 * @example
 * ```ts
 * panels([await decisionBoundary(model, train, { title: 'Train' }), await decisionBoundary(model, test, { title: 'Test' })]);
 * ```
 */
export function panels(figures: readonly Figure[], options: PanelsOptions = {}): Figure {
  checkOptions('panels', options, {
    title: textKind,
    columns: wholeFrom(1),
    width: kinds.number,
    height: kinds.number,
  });
  checkFigures(figures);
  const columns = Math.min(figures.length, options.columns ?? figures.length);
  const heading = options.title ?? '';
  const title = options.title ?? figures.map((figure) => figure.title).join('; ');
  const widthOf = (total: number): number => Math.floor((total - gap * (columns - 1)) / columns);
  const defaultWidth = Math.max(defaultSize.width, columns * least + gap * (columns - 1));
  return arrangement(options, defaultWidth, ({ width, height }) => {
    const size: FigureSize = {
      width: checkColumn(widthOf(width), columns),
      ...(height === undefined ? {} : { height }),
    };
    return { heading, title, columns, gap, figures: figures.map((figure) => figure.resized(size)) };
  });
}

const textKind = { is: (value: unknown) => typeof value === 'string', use: 'a text' };

function checkFigures(figures: readonly Figure[]): void {
  if (!isList(figures)) {
    throw new LinnetError('bad-value', `panels takes a list of figures; it was given ${showValue(figures)}.`);
  }
  if (figures.length === 0)
    throw new LinnetError('bad-shape', 'There are no figures to put beside each other; pass at least one.');
  const bad = figures.findIndex((figure) => typeof figure?.resized !== 'function');
  if (bad >= 0)
    throw new LinnetError(
      'bad-value',
      `Panel ${bad} is ${showValue(figures[bad])}, not a figure; await those that take time.`,
    );
}

function checkColumn(width: number, columns: number): number {
  if (width >= 320) return width;
  throw new LinnetError(
    'bad-option',
    `Each of ${columns} columns would be ${width} pixels wide; a figure needs 320. Use fewer columns or a greater width.`,
  );
}
