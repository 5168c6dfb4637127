import type { Work } from './work.js';

/**
 * A voltage over time: volts at each of these times, in seconds of simulated time, none before the one in front of it. Every
 * periodic signal begins a period at time 0, and has always been there.
 */
export type Signal = (times: Float64Array, work: Work) => Promise<Float64Array>;

/** Nothing is connected, or an output is off. */
export const silence: Signal = async (times) => new Float64Array(times.length);

const valuesAtOnce = 1024;

/** A value for each of these, while others have their turns. */
export async function mapped(
  values: Float64Array,
  work: Work,
  valueFor: (value: number, at: number) => number,
): Promise<Float64Array> {
  const results = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += valuesAtOnce) {
    await work.turn();
    const end = Math.min(start + valuesAtOnce, values.length);
    for (let at = start; at < end; at++) results[at] = valueFor(values[at] as number, at);
  }
  return results;
}

/** A signal by its value at a time. */
export const signalOf =
  (voltsAt: (seconds: number) => number): Signal =>
  (times, work) =>
    mapped(times, work, voltsAt);
