import { axisFx, axisX, axisY, gridX, gridY, type Markish, plot, ruleY } from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { Figure, FigureSize } from './figure.js';
import { drawFurniture } from './furniture.js';
import { defaultSize, fontSizes, type LayoutInput, layoutOf } from './layout.js';
import { describeSvg } from './svg-root.js';

/** A figure as its maker describes it. */
export interface Chart extends LayoutInput {
  readonly description: string;
  readonly marks: readonly Markish[];
  /** Titles of panels beside each other, in order. */
  readonly panels?: readonly string[];
  /** Where thin lines lead from ticks across the plot. Default: from those of the vertical axis. */
  readonly grid?: 'horizontal' | 'both' | 'none';
}

/**
 * Makes a figure of marks between two axes. `build` describes it for a width, so that a figure can be laid out again
 * for another.
 */
export function chart(
  size: FigureSize,
  build: (width: number) => Chart,
  defaultWidth: number = defaultSize.width,
): Figure {
  const parts = build(size.width ?? defaultWidth);
  const layout = layoutOf(parts, { width: size.width ?? defaultWidth, height: size.height });
  const { title, description } = parts;
  const resized = (next: FigureSize): Figure => chart(next, build, defaultWidth);
  return { title, description, width: layout.width, height: layout.height, draw, resized };

  function draw(document: Document): SVGElement {
    const { marginTop, marginRight, marginBottom, marginLeft, width, height } = layout;
    const margins = { marginTop, marginRight, marginBottom, marginLeft };
    const panels = parts.panels === undefined ? {} : { fx: { domain: [...parts.panels], padding: 0.08, axis: null } };
    const axes = { x: scaleOptions(parts.x), y: scaleOptions(parts.y), ...panels };
    const marks = [...scaffold(parts), ...parts.marks];
    const frame = { document, width, height, ...margins, ...axes };
    const svg = plot({ ...frame, marks, className: 'linnet-figure', figure: false }) as SVGElement;
    // Plot's own style goes; a name, a description and ours come.
    for (const style of Array.from(svg.getElementsByTagName('style'))) style.remove();
    svg.setAttribute('font-size', String(fontSizes.text));
    describeSvg(document, svg, title, description);
    drawFurniture(document, svg, layout, parts.x, parts.y);
    return svg;
  }
}

const scaleOptions = ({ kind, domain }: Axis) => ({ type: kind, domain: [...domain], axis: null });

function scaffold({ x, y, panels, grid = 'horizontal' }: Chart): readonly Markish[] {
  const tickX = { ticks: [...x.ticks], tickFormat: x.format, label: null, tickSize: 5 };
  const tickY = { ticks: [...y.ticks], tickFormat: y.format, label: null, tickSize: 0, tickPadding: 8 };
  const titles = panels === undefined ? [] : [axisFx({ label: null, fontWeight: 600, tickPadding: 8 })];
  return [
    ...(grid === 'none' ? [] : [gridY({ ticks: [...y.ticks], strokeOpacity: 0.16 })]),
    ...(grid === 'both' ? [gridX({ ticks: [...x.ticks], strokeOpacity: 0.16 })] : []),
    axisX(tickX),
    axisY(tickY),
    ruleY([y.domain[0]], { strokeOpacity: 0.6 }),
    ...titles,
  ];
}
