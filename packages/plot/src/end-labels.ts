import type { Markish } from '@observablehq/plot';
import { drawnMark, type Place } from './drawn-mark.js';
import { fontSizes } from './layout.js';
import type { Stroke } from './palette.js';
import { spread } from './spread.js';
import { element } from './svg.js';
import { shortened, textWidth } from './text.js';
import { lastDrawn, type Trace } from './traces.js';

/** Pixels from the plot's right edge to where labels begin. */
const leader = 26;
const lineHeight = 15;

/** Labels and the room they need. */
export interface EndLabels {
  readonly mark: Markish;
  /** Pixels on the right of the plot. */
  readonly right: number;
  /** Pixels from the highest label to the lowest. */
  readonly plotHeight: number;
}

/** Names at the right ends of lines, moved apart where they would overlap, each led to by a line like its own. */
export function endLabels(traces: readonly Trace[], width: number): EndLabels {
  const labels = traces.map(({ name }) => shortened(name, Math.min(180, width / 3), fontSizes.text));
  const widest = Math.max(...labels.map((label) => textWidth(label, fontSizes.text)));
  const mark = drawnMark('line names', (place) => {
    const ends = traces.flatMap((trace, index): End[] => {
      const at = lastDrawn(trace);
      if (at < 0) return [];
      const [x, y] = [place.x(trace.x[at] as number), place.y(trace.y[at] as number)];
      return [{ stroke: trace.stroke, label: labels[index] ?? '', x, y }];
    });
    const heights = ends.map(({ y }) => y);
    const places = spread(heights, lineHeight, place.top, place.bottom);
    return ends.flatMap((end, index) => drawLabel(place, end, places[index] ?? end.y));
  });
  return { mark, right: leader + 12 + Math.ceil(widest), plotHeight: Math.max(120, traces.length * lineHeight) };
}

interface End {
  readonly stroke: Stroke;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

function drawLabel({ document, right }: Place, { stroke, label, x, y }: End, place: number): readonly SVGElement[] {
  const { className, color, dashes } = stroke;
  const d = `M${right},${y}L${right + leader - 12},${place}h8`;
  const look = { fill: 'none', stroke: 'currentColor' };
  const lead = { class: className, color, d, ...look, 'stroke-opacity': 0.75, 'stroke-dasharray': dashes };
  // Where a line ends early: dots in the colour of text, not to be taken for values.
  const gap = { d: `M${x + 6},${y}H${right}`, ...look, 'stroke-opacity': 0.45, 'stroke-dasharray': '1 5' };
  return [
    element(document, 'path', lead),
    ...(x + 6 < right ? [element(document, 'path', gap)] : []),
    element(document, 'text', { x: right + leader, y: place, dy: '0.35em', 'text-anchor': 'start' }, label),
  ];
}
