import { type Dataset, fromArrays, sin } from 'linnet';

/** What is to be learnt: weights of the channels, and an offset. */
export interface WeightedSum {
  readonly weights: readonly number[];
  readonly offset: number;
}

const points = 1024;
const turn = 2 * Math.PI;

/** Two channels for five periods: a sine, and the same rectified. */
const twoChannels = (): readonly (readonly number[])[] =>
  Array.from({ length: points }, (_, index) => {
    const sine = sin(turn * ((5 * index) / points));
    return [sine, Math.abs(sine)];
  });

/** Three channels for five periods, the last point included: a sine, a square wave and a ramp. */
const threeChannels = (): readonly (readonly number[])[] =>
  Array.from({ length: points }, (_, index) => {
    const angle = (5 * turn * index) / (points - 1);
    const sine = sin(angle);
    return [sine, Math.sign(sine), ((angle % turn) - Math.PI) / Math.PI];
  });

/** The channels of a notebook, and their weighted sum. */
export function sumData({ weights, offset }: WeightedSum): Dataset {
  const rows = weights.length === 2 ? twoChannels() : threeChannels();
  const sums = rows.map((row) =>
    row.reduce((total, value, channel) => total + value * (weights[channel] ?? 0), offset),
  );
  return fromArrays(rows, sums);
}
