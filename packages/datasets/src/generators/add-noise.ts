import type { RandomState } from '@linnet/core';

/** Adds normal noise of this standard deviation to every number, in place. */
export function addNoise(data: Float64Array, deviation: number, generator: RandomState): void {
  if (deviation === 0) return;
  for (let at = 0; at < data.length; at++) data[at] = (data[at] as number) + generator.normal(0, deviation);
}
