import { drawnMark, type Place } from './drawn-mark.js';
import { pointLook } from './key.js';
import type { Stroke } from './palette.js';
import { type PointShape, shapePath } from './shapes.js';
import type { Spread } from './spreads.js';
import { element } from './svg.js';

/** A series of spreads, ready to draw. */
export interface SpreadSeries {
  readonly name: string;
  readonly places: Float64Array;
  /** The values at each place, all finite. */
  readonly lists: readonly Float64Array[];
  readonly spreads: readonly Spread[];
  readonly stroke: Stroke;
  readonly shape: PointShape;
  /** Draws a line from middle to middle. */
  readonly joined: boolean;
}

/** Pixels between series at one place. */
const step = 16;

/** Pixels from a bar to the values it is of. */
const besideBar = 6;

/** More faint points than these at a place are a smear. */
const mostPoints = 200;

/** Series beside each other at every place: faint values, bars, and middles. */
export const spreadMark = (all: readonly SpreadSeries[]) =>
  drawnMark('error bars', (place) =>
    all.flatMap((series, index) => drawSeries(place, series, (index - (all.length - 1) / 2) * step)),
  );

function drawSeries(place: Place, series: SpreadSeries, aside: number): readonly SVGElement[] {
  const { className, color, dashes } = series.stroke;
  const add = (d: string, attributes: Readonly<Record<string, string | number | undefined>>): readonly SVGElement[] =>
    d === '' ? [] : [element(place.document, 'path', { class: className, color, ...attributes, d })];
  const drawn = series.spreads.flatMap((spread, at) =>
    Number.isNaN(spread.middle) ? [] : [{ ...spread, x: place.x(series.places[at] as number) + aside }],
  );
  const bars = drawn.map(({ x, low, high }) => barPath(x, place.y(low), place.y(high))).join('');
  const middles = drawn.map(({ x, middle }) => shapePath(series.shape, x, place.y(middle), 4.5)).join('');
  const line = [...drawn].sort((a, b) => a.x - b.x).map(({ x, middle }) => `${x},${place.y(middle)}`);
  const stroke = { stroke: 'currentColor', fill: 'none' };
  return [
    ...(series.joined && line.length > 1
      ? add(`M${line.join('L')}`, { ...stroke, 'stroke-width': 1.5, 'stroke-dasharray': dashes })
      : []),
    ...add(valuePaths(place, series, aside), { fill: 'currentColor', 'fill-opacity': 0.35 }),
    ...add(bars, { ...stroke, 'stroke-width': 1.5 }),
    ...add(middles, { ...pointLook, 'fill-opacity': 0.9 }),
  ];
}

/** A bar with a cap at both ends. */
const barPath = (x: number, low: number, high: number): string =>
  `M${x},${low}V${high}M${x - 4},${low}h8M${x - 4},${high}h8`;

function valuePaths(place: Place, { places, lists }: SpreadSeries, aside: number): string {
  return lists
    .flatMap((values, at) => {
      if (values.length === 1 || values.length > mostPoints) return [];
      const x = place.x(places[at] as number) + aside - besideBar;
      return Array.from(values, (value) => shapePath('circle', x, place.y(value), 1.6));
    })
    .join('');
}
