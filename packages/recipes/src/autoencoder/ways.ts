import { type NdArray, rootMeanSquaredError, rowsOf } from 'linnet';
import { type Figure, type ReportSection, signals } from 'linnet/plot';
import type { Outcome } from '../outcome.js';
import { type AutoencoderData, gaussianFilter, windowLength } from './data.js';

/** A way to take noise off: what it gives, beside the sine at the same samples. */
export interface Way {
  readonly name: string;
  readonly given: Float64Array;
  readonly sine: Float64Array;
}

/** All of them, for a sine with noise: `predicted` are outputs of the network for its windows, `instrument` those of the file. */
export function waysOf({ sine, noisy }: AutoencoderData, predicted: NdArray, instrument: NdArray): readonly Way[] {
  const rows = rowsOf(predicted);
  const column = (at: number): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => predicted.data[row * windowLength + at] ?? Number.NaN);
  const [oldest, newest] = [sine.subarray(0, rows), sine.subarray(windowLength - 1)];
  const middle = windowLength / 2;
  return [
    { name: 'none', given: noisy, sine },
    { name: 'Gaussian filter', given: gaussianFilter(noisy), sine },
    { name: 'oldest output of the network, as the notebook draws', given: column(0), sine: oldest },
    { name: 'middle output', given: column(middle), sine: sine.subarray(middle, middle + rows) },
    { name: 'newest output, as exported', given: column(windowLength - 1), sine: newest },
    { name: 'newest output, simulated instrument', given: Float64Array.from(instrument.data), sine: newest },
  ];
}

const errorOf = ({ given, sine }: Way): number => rootMeanSquaredError(sine, given);

/** How well they do. */
export function wayOutcomes(ways: readonly Way[]): readonly Outcome[] {
  const [, filter, oldest, middle, , instrument] = ways.map(errorOf);
  return [
    {
      name: 'Error of the oldest output, in those of the Gaussian filter',
      value: (oldest ?? Number.NaN) / (filter ?? Number.NaN),
      atMost: 2,
      stated: 'comparable, by eye',
      source: 'the vendor',
      reason: 'ours: the vendor prints no number',
    },
    {
      name: 'Error of the middle output, in those of the Gaussian filter',
      value: (middle ?? Number.NaN) / (filter ?? Number.NaN),
      atMost: 1.5,
      reason: 'ours',
    },
    {
      name: 'Error left on the simulated instrument, of noise with a deviation of 0.5',
      value: instrument ?? Number.NaN,
      atMost: 0.3,
      reason: 'ours',
    },
  ];
}

/** The notebook's figure: noise, and two ways to take it off. */
export const noiseFigure = ([none, filter, oldest]: readonly Way[]): Figure =>
  signals(
    [none, filter, oldest].map((way) => (way?.given ?? new Float64Array(1)).subarray(0, 320)),
    { title: 'As the notebook draws it', names: ['noisy', 'filter', 'network'], yLabel: 'Amplitude (V)' },
  );

/** What each way gives, beside the sine. */
export const waysFigures = (ways: readonly Way[]): readonly Figure[] =>
  ways.slice(1).map(({ name, given, sine }) =>
    signals([given.subarray(0, 320), sine.subarray(0, 320)], {
      title: `Noise off: ${name}`,
      names: ['given', 'sine'],
      yLabel: 'Amplitude (V)',
    }),
  );

/** How much each way leaves. */
export const waysSection = (ways: readonly Way[]): ReportSection => ({
  title: 'How much noise is left',
  table: {
    head: ['Noise taken off by', 'Root mean squared error'],
    rows: ways.map((way) => [way.name, errorOf(way).toFixed(3)]),
  },
  caption:
    'Of a sine of amplitude 1. The filter knows samples on both sides, the middle output too; the newest output knows the past alone, as all that runs on the instrument at once does. There inputs beyond -1 and 1 are clipped.',
});
