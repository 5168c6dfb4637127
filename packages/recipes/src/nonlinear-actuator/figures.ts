import type { Dataset, NdArray } from 'linnet';
import { type Figure, lines, stackedLines } from 'linnet/plot';
import { lossFigure } from '../instrument/figures.js';
import type { TrainedLinn } from '../instrument/train.js';

/** What the actuator gives to what is wanted, alone and with the network before it. */
export interface Responses {
  readonly wanted: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** What the figures are drawn from. */
export interface ActuatorFigures {
  readonly history: TrainedLinn['history'];
  readonly data: Dataset;
  readonly predicted: NdArray;
  /** From -1 to 1. */
  readonly sweep: Responses;
  /** A sine. */
  readonly wave: Responses;
}

/** The vendor's figures. */
export const actuatorFigures = ({ history, data, predicted, sweep, wave }: ActuatorFigures): readonly Figure[] => [
  lines(
    { 'goes in': data.y.data, network: predicted.data },
    { x: data.x.data, title: 'The inverse: what must go in', xLabel: 'What is to come out', yLabel: 'What goes in' },
  ),
  lossFigure(history),
  straightness(sweep, {
    title: 'From -1 to 1 (simulated instrument)',
    xLabel: 'Wanted',
    x: sweep.wanted,
  }),
  straightness(wave, { title: 'A sine (simulated instrument)', xLabel: 'Sample' }),
];

const straightness = (
  { wanted, before, after }: Responses,
  options: { readonly title: string; readonly xLabel: string; readonly x?: Float64Array },
): Figure =>
  stackedLines(
    [
      { label: 'Output', series: { wanted, alone: before, 'with network': after } },
      { label: 'Error', series: { alone: less(before, wanted), 'with network': less(after, wanted) } },
    ],
    options,
  );

const less = (values: Float64Array, wanted: Float64Array): Float64Array =>
  values.map((value, index) => value - (wanted[index] ?? Number.NaN));
