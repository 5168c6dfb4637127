import type { Bounds } from '@linnet/core';
import { type ChannelBounds, columnsOf, largestDeviation, sharedBounds, unscaled } from './bounds.js';
import { type PortMode, portMode } from './document.js';

/** One side of the network as the instrument must be set for it. Plain data. */
export interface PortSetup {
  /** Channels of the instrument that it uses. */
  readonly channels: number;
  /** Numbers in one row of the network. */
  readonly width: number;
  /** `serial`: a sliding window over one channel (outputs: one value after the other). `parallel`: a channel for each number. */
  readonly mode: PortMode;
  /** False where the model scales nothing here: the channel then carries values from -1 to 1. */
  readonly scaled: boolean;
  /** For each channel, the values in the units of the training data that stand for -1 and 1. */
  readonly bounds: readonly ChannelBounds[];
  /** The bounds the model was trained with, column by column, where a serial channel cannot keep them apart; else null. */
  readonly trainedBounds: Bounds | null;
  /**
   * How far the channel's scaling is from the one in training, at most, in the network's units (full scale is 1).
   * 0 where they are the same.
   */
  readonly largestDeviation: number;
}

/** How one side is set, for the model's bounds there. `folded`: the network takes shared scaling, whatever it was trained with. */
export function portSetup(bounds: Bounds | undefined, width: number, channels: number, folded = false): PortSetup {
  const mode = portMode(channels, width);
  const port = { channels, width, mode, scaled: bounds !== undefined } as const;
  if (bounds === undefined) {
    return {
      ...port,
      bounds: Array.from({ length: channels }, () => unscaled),
      trainedBounds: null,
      largestDeviation: 0,
    };
  }
  if (mode === 'parallel') return { ...port, bounds: columnsOf(bounds), trainedBounds: null, largestDeviation: 0 };
  const deviation = largestDeviation(bounds);
  return {
    ...port,
    bounds: [sharedBounds(bounds)],
    trainedBounds: deviation > 0 ? bounds : null,
    largestDeviation: folded ? 0 : deviation,
  };
}
