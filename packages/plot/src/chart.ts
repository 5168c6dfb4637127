import { axisFx, axisX, axisY, gridY, type Markish, plot, type RenderFunction, ruleY } from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { Figure } from './figure.js';
import { drawFurniture } from './furniture.js';
import { fontSizes, type LayoutInput, layoutOf } from './layout.js';
import { figureStyle, type Stroke } from './palette.js';
import { element } from './svg.js';

/** A figure as its maker describes it. */
export interface Chart extends LayoutInput {
  readonly description: string;
  readonly marks: readonly Markish[];
  /** Titles of panels beside each other, in order. */
  readonly panels?: readonly string[];
}

/** Makes a figure of marks between two axes. */
export function chart(parts: Chart): Figure {
  const layout = layoutOf(parts);
  const { title, description } = parts;
  return { title, description, width: layout.width, height: layout.height, draw };

  function draw(document: Document): SVGElement {
    const { marginTop, marginRight, marginBottom, marginLeft, width, height } = layout;
    const margins = { marginTop, marginRight, marginBottom, marginLeft };
    const marks = [...scaffold(parts), ...parts.marks];
    const panels = parts.panels === undefined ? {} : { fx: { domain: [...parts.panels], padding: 0.08, axis: null } };
    const axes = { x: scaleOptions(parts.x), y: scaleOptions(parts.y), ...panels };
    const svg = plot({
      document,
      width,
      height,
      ...margins,
      ...axes,
      marks,
      className: 'linnet-figure',
      figure: false,
    });
    finish(document, svg as SVGElement);
    drawFurniture(document, svg as SVGElement, layout, parts.x, parts.y);
    return svg as SVGElement;
  }

  /** Plot's own style goes; a name, a description and ours come. */
  function finish(document: Document, svg: SVGElement): void {
    for (const style of Array.from(svg.getElementsByTagName('style'))) style.remove();
    svg.setAttribute('font-size', String(fontSizes.text));
    svg.setAttribute('role', 'img');
    const style = element(document, 'style', {}, figureStyle);
    svg.prepend(element(document, 'title', {}, title), element(document, 'desc', {}, description), style);
  }
}

/** Options of a mark that draws with one stroke; the class goes where dark mode finds it. */
export const strokeOptions = ({ className, color, dashes }: Stroke) => ({
  className,
  stroke: 'currentColor',
  ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
  render: coloured(color),
});

/** Options of a mark that fills with the same colour. */
export const fillOptions = ({ className, color }: Stroke) => ({
  className,
  fill: 'currentColor',
  render: coloured(color),
});

const coloured =
  (color: string): RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const drawn = next?.(index, scales, values, dimensions, context) ?? null;
    drawn?.setAttribute('color', color);
    return drawn;
  };

const scaleOptions = ({ kind, domain }: Axis) => ({ type: kind, domain: [...domain], axis: null });

function scaffold({ x, y, panels }: Chart): readonly Markish[] {
  const tickX = { ticks: [...x.ticks], tickFormat: x.format, label: null, tickSize: 5 };
  const tickY = { ticks: [...y.ticks], tickFormat: y.format, label: null, tickSize: 0, tickPadding: 8 };
  const titles = panels === undefined ? [] : [axisFx({ label: null, fontWeight: 600, tickPadding: 8 })];
  return [
    gridY({ ticks: [...y.ticks], strokeOpacity: 0.16 }),
    axisX(tickX),
    axisY(tickY),
    ruleY([y.domain[0]], { strokeOpacity: 0.6 }),
    ...titles,
  ];
}
