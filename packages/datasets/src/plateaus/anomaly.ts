import type { RandomState } from '@linnet/core';
import type { ResolvedShape } from './options.js';

/** Where a signal stands still. */
export interface Anomaly {
  /** The first of its samples, from 0. */
  readonly start: number;
  /** How many samples it has. */
  readonly width: number;
}

/** Draws a start, then a width. One that would reach the end or beyond is moved so that it ends with the signal. */
export function drawAnomaly(generator: RandomState, { length, widths }: ResolvedShape): Anomaly {
  const start = generator.choice(length);
  const width = widths[0] + generator.choice(widths[1] - widths[0] + 1);
  return { start: start + width >= length ? length - width : start, width };
}

/** Holds the signal at the value it starts the anomaly with. */
export function flatten(signal: Float64Array, { start, width }: Anomaly): void {
  signal.fill(signal[start] ?? 0, start, start + width);
}

/** Adds noise to every sample. */
export function addNoise(signal: Float64Array, generator: RandomState, noise: number): void {
  const drawn = generator.randomSample(signal.length);
  for (let at = 0; at < signal.length; at++) signal[at] = (signal[at] as number) + (drawn[at] as number) * noise;
}
