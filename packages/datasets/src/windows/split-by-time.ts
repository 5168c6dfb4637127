import { checkOptions, LinnetError, wholeFrom } from '@linnet/core';
import { listOf, numberAbove } from '../option-kinds.js';
import type { WindowDataset } from './windows.js';

/** Options of {@link splitByTime}. */
export interface SplitByTimeOptions<Shares extends readonly number[] = readonly number[]> {
  /** The share of the recording that each part has, in order; together 1. */
  readonly shares: Shares;
  /** Samples that are left out where one part ends and the next begins: what comes just after is still much like it. Default 0. */
  readonly gap?: number;
}

/**
 * Splits windows of one recording by time: each part has the windows that lie within its share of the recording, so that no
 * sample stands in two parts however much windows overlap. Windows across a border, or in the gap after it, are left out.
 * The rows of each part keep the order they have. Windows of several recordings are split one recording at a time and then
 * put together with `concatenate`.
 * @throws LinnetError `bad-option` for shares that are not 1 together, and for a part that would have no window.
 *
 * @example
 * ```ts
 * const [train, validation, test] = splitByTime(data, { shares: [0.7, 0.15, 0.15], gap: 256 });
 * ```
 */
export function splitByTime<Data extends WindowDataset, const Shares extends readonly number[]>(
  data: Data,
  options: SplitByTimeOptions<Shares>,
): { readonly [Part in keyof Shares]: Data };
export function splitByTime(data: WindowDataset, options: SplitByTimeOptions): readonly WindowDataset[] {
  checkOptions('splitByTime', options, { shares: listOf(numberAbove(0)), gap: wholeFrom(0) }, ['shares']);
  const { shares, gap = 0 } = options;
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > 1e-9) {
    throw new LinnetError('bad-option', `shares [${shares.join(', ')}] are ${total} together; they must be 1.`);
  }
  return partsOf(data, shares, gap).map((rows, part) => {
    if (rows.length > 0) return data.take(rows);
    const why = `windows of ${data.windowLength} samples, a gap of ${gap}`;
    throw new LinnetError(
      'bad-option',
      `Part ${part} of shares [${shares.join(', ')}] has no window (${why}); use a larger share or less of a gap.`,
    );
  });
}

/** The rows of each part: windows that begin after its border and the gap, and end before the next border. */
function partsOf(
  { starts, windowLength }: WindowDataset,
  shares: readonly number[],
  gap: number,
): readonly (readonly number[])[] {
  const first = starts.reduce((least, start) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const end = starts.reduce((most, start) => Math.max(most, start + windowLength), 0);
  let share = 0;
  let from = first;
  return shares.map((own, part) => {
    share += own;
    const to = part === shares.length - 1 ? end : first + Math.round(share * (end - first));
    const rows = starts.flatMap((start, row) => (start >= from && start + windowLength <= to ? [row] : []));
    from = to + gap;
    return rows;
  });
}
