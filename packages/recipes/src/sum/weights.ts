import type { LinnDocument } from 'linnet';
import type { ReportSection } from 'linnet/plot';
import type { WeightedSum } from './data.js';

/** What a neuron computes. */
export interface LearntSum extends WeightedSum {
  /** How far each weight is off, then the offset. */
  errors(wanted: WeightedSum): readonly number[];
}

/** The weighted sum that a file's one neuron is. */
export function learntSum({ layers: [layer] }: LinnDocument): LearntSum {
  const weights = layer?.weights[0] ?? [];
  const offset = layer?.biases[0] ?? Number.NaN;
  return {
    weights,
    offset,
    errors: (wanted) => [
      ...wanted.weights.map((weight, channel) => (weights[channel] ?? Number.NaN) - weight),
      offset - wanted.offset,
    ],
  };
}

/** What was learnt beside what was wanted. */
export function weightsSection(learnt: WeightedSum, wanted: WeightedSum): ReportSection {
  const rows = [
    ...wanted.weights.map((weight, channel) => [
      `Channel ${channel + 1}`,
      weight,
      learnt.weights[channel]?.toFixed(9) ?? '',
    ]),
    ['Offset', wanted.offset, learnt.offset.toFixed(9)],
  ];
  return { title: 'What it learnt', table: { head: ['', 'Wanted', 'Learnt'], rows } };
}
