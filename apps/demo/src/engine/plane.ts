import { type NdArray, rowShape, type Shape, sameShape } from '@linnet/core';
import type { ExperimentSets } from '@linnet/recipes';
import type { Plane } from '../protocol/index.js';

/** The part of the plane that rows of two numbers lie in, with room around them; undefined of other rows. */
export function planeOf({ train, test }: ExperimentSets): Plane | undefined {
  if (!isPlane(rowShape(train.x.shape))) return undefined;
  const arrays = test === undefined ? [train.x] : [train.x, test.x];
  const [left, right] = spanOf(arrays, 0);
  const [bottom, top] = spanOf(arrays, 1);
  return { low: [left, bottom], high: [right, top] };
}

/** Whether rows are places of a plane. */
export const isPlane = (row: Shape): boolean => sameShape(row, [2]);

function spanOf(arrays: readonly NdArray[], column: number): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { data } of arrays) {
    for (let at = column; at < data.length; at += 2) {
      const value = data[at] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const room = high > low ? (high - low) / 10 : 1;
  return [low - room, high + room];
}

/** The middles of resolution x resolution cells: from the top down, from the left. */
export function placesOf({ low, high }: Plane, resolution: number): NdArray<Float64Array> {
  const data = new Float64Array(2 * resolution * resolution);
  const [across, down] = [(high[0] - low[0]) / resolution, (high[1] - low[1]) / resolution];
  for (let place = 0; place < resolution * resolution; place++) {
    data[2 * place] = low[0] + across * ((place % resolution) + 0.5);
    data[2 * place + 1] = high[1] - down * (Math.floor(place / resolution) + 0.5);
  }
  return { data, shape: [resolution * resolution, 2] };
}
