import { type NdArray, rowsOf } from '@linnet/core';
import { counted } from '@linnet/recipes';
import type { ChannelBounds, LinnReport } from 'linnet';

/** What an export for the instrument is told of. */
export interface InstrumentNoteSource {
  /** Of an exporter. */
  readonly report: unknown;
  /** Those the model was trained on, or others it is to be used on; undefined where none can be read. */
  readonly rows: NdArray | undefined;
  /** Samples a second of the training data, where they told it. */
  readonly trainingRate: number | undefined;
}

/**
 * What a person should know of how the instrument will be set: the sample rate and where it is from, and rows with values
 * that its levels clip. Nothing for reports of other exporters.
 */
export function instrumentNotes({ report, rows, trainingRate }: InstrumentNoteSource): readonly string[] {
  if (!isLinnReport(report)) return [];
  const { input, sampleRate } = report.setup;
  return [rateNote(sampleRate, trainingRate), ...(rows === undefined ? [] : clippingNotes(rows, input.bounds))];
}

function isLinnReport(report: unknown): report is LinnReport {
  if (typeof report !== 'object' || report === null) return false;
  const { setup } = report as { readonly setup?: { readonly format?: unknown } };
  return setup?.format === 'linnet-setup/1';
}

function rateNote(rate: number | null, trained: number | undefined): string {
  if (rate === null) {
    return 'No sample rate is known: the instrument keeps the one it has, which need not be that of the rows. Give it with --sample-rate.';
  }
  if (rate === trained) return `Sample rate: ${rate} Hz, that of the data the model was trained on.`;
  const told = trained === undefined ? '' : `; the data the model was trained on have ${trained} Hz`;
  return `Sample rate: ${rate} Hz, as asked for${told}.`;
}

/** Beyond by less than this share of the levels' span is rounding. */
const negligible = 1e-6;

/** One channel carries all columns of a row, or each has its own. */
function clippingNotes(rows: NdArray, bounds: readonly ChannelBounds[]): readonly string[] {
  const count = rowsOf(rows);
  const width = rows.data.length / count;
  let [clipped, worst] = [0, 0];
  for (let row = 0; row < count; row++) {
    let most = 0;
    for (let column = 0; column < width; column++) {
      const channel = bounds[bounds.length === 1 ? 0 : column];
      most = Math.max(most, channel === undefined ? 0 : beyond(rows.data[row * width + column] ?? 0, channel));
    }
    if (most > negligible) clipped += 1;
    worst = Math.max(worst, most);
  }
  if (clipped === 0) return [];
  const levels = bounds.map(({ low, high }) => `${rounded(low)} to ${rounded(high)}`).join('; ');
  return [
    `The instrument clips values of ${clipped} of ${counted(count, 'row')} at the input levels (${levels}), by up to ${rounded(100 * worst)} % of their span; the model was not trained on clipped values. With --for-instrument, levels are as wide as the rows that are trained with.`,
  ];
}

/** How far a value is outside, as a share of the span. */
const beyond = (value: number, { low, high }: ChannelBounds): number =>
  high > low ? Math.max(low - value, value - high, 0) / (high - low) : 0;

const rounded = (value: number): string => String(Number(value.toPrecision(3)));
