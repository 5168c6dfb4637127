import { dot, line, type Markish } from '@observablehq/plot';
import { fillOptions, strokeOptions } from './mark-look.js';
import type { Stroke } from './palette.js';
import { thinned } from './thin.js';

/** A line through points, in order; NaN leaves a gap. */
export interface Trace {
  readonly name: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly stroke: Stroke;
  readonly thickness?: number;
  /** Default 1. */
  readonly opacity?: number;
  /** The panel it belongs to, where there are several. */
  readonly panel?: string;
}

/**
 * A trace as marks: its line, and a dot for each point without neighbours, which a line would not show. Of very many
 * points a line draws what can be seen: see `thinned`.
 */
export function traceMarks({ stroke, thickness = 1.75, opacity = 1, panel, ...points }: Trace): readonly Markish[] {
  const { x, y } = thinned(points);
  const facet = panel === undefined ? {} : { fx: Array.from(y, () => panel) };
  const faint = opacity === 1 ? {} : { strokeOpacity: opacity };
  const marks: Markish[] = [line(y, { x, y, ...facet, ...strokeOptions(stroke), strokeWidth: thickness, ...faint })];
  const alone = lonePoints(x, y);
  if (alone.length > 0) {
    const places = { x: alone.map((at) => x[at] ?? 0), y: alone.map((at) => y[at] ?? 0) };
    const lone = panel === undefined ? {} : { fx: alone.map(() => panel) };
    marks.push(dot(alone, { ...places, ...lone, ...fillOptions(stroke), r: thickness + 0.5 }));
  }
  return marks;
}

function lonePoints(x: Float64Array, y: Float64Array): readonly number[] {
  const drawn = (at: number): boolean => Number.isFinite(x[at] ?? Number.NaN) && Number.isFinite(y[at] ?? Number.NaN);
  return Array.from(y.keys()).filter((at) => drawn(at) && !drawn(at - 1) && !drawn(at + 1));
}

/** The index of the last point that is drawn, or -1. */
export function lastDrawn({ x, y }: Pick<Trace, 'x' | 'y'>): number {
  for (let at = y.length - 1; at >= 0; at--) {
    if (Number.isFinite(x[at]) && Number.isFinite(y[at])) return at;
  }
  return -1;
}
