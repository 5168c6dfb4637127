import type { ClassRegion } from './class-regions.js';
import { drawnMark } from './drawn-mark.js';
import { closedPath, type Point } from './outlines.js';
import { strokeOf } from './palette.js';
import type { Plane } from './plane.js';
import { placeAt } from './predictor.js';
import { simplified } from './simplified.js';
import { element } from './svg.js';

/** One path for each part of each region: parts lie over each other, so that each level is darker. */
export const regionsMark = (regions: readonly ClassRegion[], { xRange, yRange }: Plane, steps: number) =>
  drawnMark('regions', (place) => {
    const pixel = ({ x, y }: Point): Point => ({
      x: place.x(placeAt(xRange, x / (steps - 1))),
      y: place.y(placeAt(yRange, y / (steps - 1))),
    });
    return regions.flatMap(({ index, parts }) =>
      parts.map((loops, part) => {
        const d = loops.map((loop) => closedPath(simplified(loop.map(pixel)))).join('');
        return element(place.document, 'path', { ...regionLook(index, parts.length > 1, part === 0), d });
      }),
    );
  });

function regionLook(index: number, stacked: boolean, edged: boolean) {
  const { className, color } = strokeOf(index);
  const fill = {
    class: className,
    color,
    fill: 'currentColor',
    'fill-opacity': stacked ? 0.1 : 0.2,
    'fill-rule': 'evenodd',
  };
  return edged ? { ...fill, stroke: 'currentColor', 'stroke-opacity': 0.8 } : fill;
}
