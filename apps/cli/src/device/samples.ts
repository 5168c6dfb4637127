import { LinnetError } from '@linnet/core';
import { mostTracePoints, type Timebase, type TimebaseOptions, traceLengths } from '@linnet/device-client';

/** Points a second of a trace, to nine digits: times are rounded. */
export function rateOf(time: Float64Array): number {
  const rate = (time.length - 1) / ((time.at(-1) ?? 0) - (time[0] ?? 0));
  if (Number.isFinite(rate) && rate > 0) return Number(rate.toPrecision(9));
  throw new LinnetError(
    'device-protocol',
    `The oscilloscope gave a trace of ${time.length} points without a time span.`,
  );
}

/**
 * Files and models hold numbers only.
 * @throws LinnetError `device-refused` for a channel that shows none.
 */
export function checkTraceValues(columns: readonly Float64Array[], numbers: readonly number[]): void {
  const at = columns.findIndex((column) => !column.every(Number.isFinite));
  if (at < 0) return;
  throw new LinnetError(
    'device-refused',
    `Channel ${numbers[at]} of the oscilloscope gave points that are no numbers; it may be off, or the trace not complete. Try again, or choose others with --channel.`,
  );
}

/** A channel over time. */
export interface Curve {
  readonly time: Float64Array;
  readonly volts: Float64Array;
}

/** How a trace is to be taken for samples at a rate. */
export interface SamplingPlan extends Timebase {
  readonly points: NonNullable<TimebaseOptions['points']>;
}

/** So many points a sample where there is room: a trace may have half of the points that were asked for. */
const pointsPerSample = (samples: number): number => (2 * samples <= mostTracePoints ? 2 : 1);

/** Rows that one trace has room for. */
export const rowsPerTrace = (length: number): number => Math.max(1, Math.floor(mostTracePoints / 2 / length));

/** A time span whose points fall onto the samples, from `start` on, where the instrument gives all points. */
export function planSampling(start: number, samples: number, rate: number): SamplingPlan {
  const ratio = pointsPerSample(samples);
  const needed = (samples - 1) * ratio + 1;
  const points = traceLengths.find((length) => length >= needed) ?? mostTracePoints;
  return { start, end: start + (points - 1) / (ratio * rate), points };
}

/**
 * The curve at so many moments, `1 / rate` apart from `start` on; between its points straight lines are drawn.
 * @throws LinnetError `device-refused` where the curve has fewer points a second, or does not cover the time.
 */
export function sampleCurve({ time, volts }: Curve, start: number, samples: number, rate: number): Float64Array {
  const found = rateOf(time);
  // Half of the points of a span are a little less than half of its rate: there are as many gaps as points but one.
  if (found < rate * 0.99) {
    throw new LinnetError(
      'device-refused',
      `The oscilloscope gives ${found} points a second here, fewer than the ${rate} to record; use a lower --rate or fewer samples in a row.`,
    );
  }
  const [first, last] = [time[0] as number, time.at(-1) as number];
  const tolerance = 1 / found;
  const end = start + (samples - 1) / rate;
  if (first > start + tolerance || last < end - tolerance) {
    throw new LinnetError(
      'device-refused',
      `The trace covers ${first} s to ${last} s; ${start} s to ${end} s were asked for.`,
    );
  }
  let at = 0;
  return Float64Array.from({ length: samples }, (_, sample) => {
    const moment = start + sample / rate;
    while (at < time.length - 2 && (time[at + 1] as number) <= moment) at += 1;
    return between(time, volts, at, moment);
  });
}

function between(time: Float64Array, volts: Float64Array, at: number, moment: number): number {
  const [left, right] = [time[at] as number, time[at + 1] as number];
  const share = Math.min(1, Math.max(0, (moment - left) / (right - left)));
  return (volts[at] as number) + ((volts[at + 1] as number) - (volts[at] as number)) * share;
}
