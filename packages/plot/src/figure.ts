import { serialise } from './svg.js';

/**
 * A figure: what to draw, as a value. Nothing is drawn until it is rendered, so it can be made anywhere and sent to
 * {@link renderFigure} in a page or to `toSvg` of `@linnet/plot/node`.
 */
export interface Figure {
  /** Stands above it. */
  readonly title: string;
  /** What it shows, in words, for those who cannot see it. */
  readonly description: string;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Draws with the elements of a document, to which nothing is added. */
  draw(document: Document): SVGElement;
  /** The same figure laid out for another size: text stays as large, axes get more or fewer ticks. */
  resized(size: FigureSize): Figure;
}

/** How large a figure is. */
export interface FigureSize {
  /** In pixels, from 320. Default 720; where the plot is as high as wide, 480. */
  readonly width?: number;
  /** In pixels, from 200. Default 380, or what the width and the data ask for. */
  readonly height?: number;
}

/** What every figure can be told. */
export interface FigureOptions extends FigureSize {
  /** Stands above it. Every figure has a default of its own. */
  readonly title?: string;
  /** What the horizontal axis shows, with its unit, such as `Time (s)`. */
  readonly xLabel?: string;
  /** What the vertical axis shows, with its unit, such as `Amplitude (V)`. */
  readonly yLabel?: string;
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
