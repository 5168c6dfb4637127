import type { Markish } from '@observablehq/plot';
import { fontSizes } from './layout.js';
import { spread } from './spread.js';
import { element } from './svg.js';
import { shortened, textWidth } from './text.js';
import { lastDrawn, type Trace } from './traces.js';

/** Pixels from the plot's right edge to where labels begin. */
const leader = 26;
const widest = 180;

/** Pixels that the labels need on the right. */
export const labelRoom = (traces: readonly Trace[]): number =>
  leader + 12 + Math.ceil(Math.max(0, ...traces.map(({ name }) => textWidth(labelText(name), fontSizes.text))));

/** The height labels need to stay apart. */
export const labelHeight = (traces: readonly Trace[]): number => traces.length * 16;

/** Names at the right ends of lines, moved apart where they would overlap, each led to by a line like its own. */
export function endLabels(traces: readonly Trace[]): Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const right = dimensions.width - dimensions.marginRight;
    const [top, bottom] = [dimensions.marginTop + 6, dimensions.height - dimensions.marginBottom - 6];
    const ends = traces.flatMap((trace): End[] => {
      const at = lastDrawn(trace);
      return at < 0 ? [] : [{ trace, x: Number(scales.x?.(trace.x[at])), y: Number(scales.y?.(trace.y[at])) }];
    });
    const heights = ends.map(({ y }) => y);
    const places = spread(heights, 15, top, bottom);
    const group = element(document, 'g', { 'text-anchor': 'start' });
    ends.forEach((end, index) => {
      group.append(...drawLabel(document, end, right, places[index] ?? end.y));
    });
    return group;
  };
}

interface End {
  readonly trace: Trace;
  readonly x: number;
  readonly y: number;
}

function drawLabel(document: Document, { trace, x, y }: End, right: number, place: number): readonly SVGElement[] {
  const { className, color, dashes } = trace.stroke;
  const d = `M${right},${y}L${right + leader - 12},${place}h8`;
  const look = { fill: 'none', stroke: 'currentColor' };
  const lead = { class: className, color, d, ...look, 'stroke-opacity': 0.75, 'stroke-dasharray': dashes };
  // Where a line ends early: dots in the colour of text, not to be taken for values.
  const gap = { d: `M${x + 6},${y}H${right}`, ...look, 'stroke-opacity': 0.45, 'stroke-dasharray': '1 5' };
  return [
    element(document, 'path', lead),
    ...(x + 6 < right ? [element(document, 'path', gap)] : []),
    element(document, 'text', { x: right + leader, y: place, dy: '0.35em' }, labelText(trace.name)),
  ];
}

const labelText = (name: string): string => shortened(name, widest, fontSizes.text);
