import type { Work } from './work.js';

/**
 * A voltage over time: volts at each of these times, in seconds of simulated time. Every periodic signal begins a period at
 * time 0, and has always been there.
 */
export type Signal = (times: Float64Array, work: Work) => Promise<Float64Array>;

/** Nothing is connected, or an output is off. */
export const silence: Signal = async (times) => new Float64Array(times.length);

/** A signal by its value at a time. */
export const signalOf =
  (voltsAt: (seconds: number) => number): Signal =>
  async (times) =>
    times.map(voltsAt);
