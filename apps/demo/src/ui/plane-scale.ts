import type { Plane } from '../protocol/index.js';

/** From places of the plane to those of a drawing. */
export interface PlaneScale {
  x(value: number): number;
  y(value: number): number;
}

/** Lays a plane over a drawing: high y is at the top. */
export function planeScale({ low, high }: Plane, width: number, height: number): PlaneScale {
  const [across, up] = [width / (high[0] - low[0]), height / (high[1] - low[1])];
  return { x: (value) => (value - low[0]) * across, y: (value) => (high[1] - value) * up };
}
