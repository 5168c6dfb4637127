import type { Levels } from 'linnet';

/** What is played for a signal in the units of the training data. */
export const voltsOf = (signal: Float64Array, { gain, offset }: Levels): Float64Array =>
  signal.map((value) => gain * value + offset);

/** What a network takes for volts on a channel, before it is clipped to -1..1. */
export const inputsOf = (volts: Float64Array, { low, high }: Levels): Float64Array =>
  volts.map((value) => (2 * (value - low)) / (high - low) - 1);

/** An input as the channel limits it. */
export const clipped = (inputs: Float64Array): Float64Array => inputs.map((value) => Math.min(1, Math.max(-1, value)));

/** What a network answered, from -1 to 1, when its channel gives these volts. */
export const answersOf = inputsOf;
