import { LinnetError } from '@linnet/core';
import type { Trace } from '@linnet/device-client';

/**
 * The volts of a channel, from 0, at times that rise: each from the point of the trace that is nearest.
 * @throws LinnetError `device-protocol` where a trace has no number there, or no point within `reach` seconds.
 */
export function readTrace(
  { time, channels }: Trace,
  channel: number,
  times: Float64Array,
  reach: number,
): Float64Array {
  const volts = channels[channel] ?? new Float64Array();
  let point = 0;
  return times.map((wanted) => {
    while (distance(time, point + 1, wanted) <= distance(time, point, wanted)) point++;
    const value = volts[point];
    if (value !== undefined && Number.isFinite(value) && distance(time, point, wanted) <= reach) return value;
    throw new LinnetError(
      'device-protocol',
      `The trace of channel ${channel + 1} shows nothing at ${wanted} s, within ${reach} s.`,
    );
  });
}

/** From a point to a time, s; without end for a point that there is not. */
const distance = (time: Float64Array, point: number, wanted: number): number =>
  Math.abs((time[point] ?? Number.POSITIVE_INFINITY) - wanted);
