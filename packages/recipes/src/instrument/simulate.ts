import { type NdArray, runLinn, scaleValue, unscaleValue, windows } from 'linnet';
import type { ExportedLinn } from './export.js';

/**
 * What the instrument would answer to rows in the user's units: every channel is scaled by its own levels and clipped to
 * them, the network of the file runs, and its outputs are put back into the user's units. In doubles: word lengths of the
 * instrument are not documented, so its rounding is left out.
 */
export function simulate({ document, report }: ExportedLinn, rows: NdArray): NdArray<Float64Array> {
  const { input, output } = report.setup;
  const onChannel = (value: number, column: number): number => {
    const { low, high } = boundsAt(input.bounds, column);
    return Math.min(1, Math.max(-1, scaleValue(value, low, high)));
  };
  const fromChannel = (value: number, column: number): number => {
    const { low, high } = boundsAt(output.bounds, column);
    return unscaleValue(value, low, high);
  };
  return mapColumns(runLinn(document, mapColumns(rows, onChannel)), fromChannel);
}

type ChannelBounds = ExportedLinn['report']['setup']['input']['bounds'][number];

/** Numbers that share one channel share its bounds. */
function boundsAt(bounds: readonly ChannelBounds[], column: number): ChannelBounds {
  return bounds[bounds.length === 1 ? 0 : column] ?? { low: -1, high: 1 };
}

function mapColumns({ data, shape }: NdArray, map: (value: number, column: number) => number): NdArray<Float64Array> {
  const columns = shape[1] ?? 1;
  return { data: Float64Array.from(data, (value, index) => map(value, index % columns)), shape };
}

/** The rows that a signal on one channel makes: at every sample the last `length` of them, the oldest first. */
export const slidingRows = (signal: ArrayLike<number>, length: number): NdArray =>
  windows(signal, { length, step: 1, label: 0 }).x;
