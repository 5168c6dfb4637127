import { serialise } from './svg.js';

/**
 * A figure: what to draw, as a value. Nothing is drawn until it is rendered, so it can be made anywhere and sent to
 * {@link renderFigure} in a page or to `toSvg` of `@linnet/plot/node`.
 */
export interface Figure {
  readonly title: string;
  /** What it shows, in words, for those who cannot see it. */
  readonly description: string;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Draws with the elements of a document, to which nothing is added. */
  draw(document: Document): SVGElement;
}

/** What every figure can be told. */
export interface FigureOptions {
  readonly title?: string;
  /** What the horizontal axis shows, with its unit, such as `Time (s)`. */
  readonly xLabel?: string;
  /** What the vertical axis shows, with its unit, such as `Amplitude (V)`. */
  readonly yLabel?: string;
  /** In pixels. Default 720. */
  readonly width?: number;
  /** In pixels. Default 380. */
  readonly height?: number;
}

/**
 * A figure as SVG text that stands alone: it can be written to a file or put into a page. Alone it is readable in light
 * and dark mode; inside a page its text takes the page's colour. Equal figures give equal text in Node; in a page
 * hairlines may lie half a pixel off, to suit the screen.
 *
 * @param document the page's own, or linkedom's
 * @example
 * ```ts
 * container.innerHTML = renderFigure(lines({ loss: history.loss }), document);
 * ```
 */
export const renderFigure = (figure: Figure, document: Document): string => serialise(figure.draw(document));
