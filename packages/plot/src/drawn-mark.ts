import type { Markish } from '@observablehq/plot';
import { element } from './svg.js';

/** Where values lie in a drawing, and with what to draw there; all in pixels. */
export interface Place {
  readonly document: Document;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
}

/** A mark of our own, for what Plot has none: elements drawn where the scales say. `label` says what they are. */
export function drawnMark(label: string, draw: (place: Place) => readonly SVGElement[]): Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginLeft, marginRight, marginTop, marginBottom } = dimensions;
    const group = element(document, 'g', { 'aria-label': label });
    const place: Place = {
      document,
      left: marginLeft,
      right: width - marginRight,
      top: marginTop,
      bottom: height - marginBottom,
      x: (value) => Number(scales.x?.(value)),
      y: (value) => Number(scales.y?.(value)),
    };
    group.append(...draw(place));
    return group;
  };
}
