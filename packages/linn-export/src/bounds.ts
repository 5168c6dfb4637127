import type { Bounds } from '@linnet/core';

/** The values, in the user's units, that one channel takes to -1 and to 1. */
export interface ChannelBounds {
  /** Becomes -1. */
  readonly low: number;
  /** Becomes 1. */
  readonly high: number;
}

/** What a channel carries where a model scales nothing: values of the network as they are. */
export const unscaled: ChannelBounds = { low: -1, high: 1 };

/** Problems of a model's bounds: their number, their order, their size. Equal ones (a constant column) are allowed. */
export function boundsProblems(
  what: string,
  bounds: Bounds | undefined,
  columns: number | undefined,
): readonly string[] {
  if (bounds === undefined) return [];
  const { low, high } = bounds;
  if (low.length !== high.length || (columns !== undefined && low.length !== columns)) {
    const needed = columns === undefined ? 'as many of each are needed' : `${columns} of each are needed`;
    return [`${what} has ${low.length} low and ${high.length} high bounds; ${needed}.`];
  }
  return columnsOf(bounds).flatMap((column, index) => {
    const fault = boundsFault(column);
    return fault === undefined ? [] : [`${what}, column ${index}: from ${column.low} to ${column.high} ${fault}.`];
  });
}

function boundsFault({ low, high }: ChannelBounds): string | undefined {
  const span = high - low;
  if (!Number.isFinite(span)) return 'is no finite range; scale with finite bounds';
  if (span < 0) return 'runs backwards; the low bound must not be above the high one';
  if (span > 0 && !Number.isFinite(1 / span)) return 'is too narrow to compute with; use wider bounds';
  return undefined;
}

/** Each column's bounds. */
export const columnsOf = ({ low, high }: Bounds): readonly ChannelBounds[] =>
  low.map((value, column) => ({ low: value, high: high[column] ?? value }));

/** The one pair of bounds that holds every column's. */
export const sharedBounds = ({ low, high }: Bounds): ChannelBounds => ({
  low: Math.min(...low),
  high: Math.max(...high),
});

/** Columns of bounds picked by index, for an output mapping. */
export const pickColumns = ({ low, high }: Bounds, columns: readonly number[]): Bounds => ({
  low: columns.map((column) => low[column] ?? 0),
  high: columns.map((column) => high[column] ?? 0),
});

/** The network's value of one in the user's units; a constant column becomes 0, as in training. */
export const scaleValue = (value: number, { low, high }: ChannelBounds): number =>
  low === high ? 0 : 2 * ((value - low) / (high - low) - 0.5);

/**
 * How far one shared scaling is from a scaling column by column, at most, within the bounds: both are straight lines,
 * so the ends decide. In the network's units, where 1 is full scale.
 */
export function largestDeviation(bounds: Bounds): number {
  const shared = sharedBounds(bounds);
  const deviations = columnsOf(bounds).flatMap((column) =>
    [column.low, column.high].map((end) => Math.abs(scaleValue(end, column) - scaleValue(end, shared))),
  );
  return Math.max(0, ...deviations);
}
