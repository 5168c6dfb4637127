import { type RandomState, random } from '@linnet/core';
import { checkWhole } from '../checks.js';
import { type Anomaly, addNoise, drawAnomaly, flatten } from './anomaly.js';
import { sineWave } from './clean.js';
import { checkSize, type PlateauStreamOptions, type ResolvedShape, resolveShape } from './options.js';
import { type PlateauDataset, plateauDataset } from './plateau-dataset.js';

/** A fresh signal. */
export interface PlateauRow {
  /** Its samples, noise included. */
  readonly signal: Float64Array;
  /** 1 where it has an anomaly, else 0. */
  readonly label: 0 | 1;
  /** Where it stands still; undefined where it does not. */
  readonly anomaly: Anomaly | undefined;
}

/** Rows without end, checked at the call and not at the first row. */
export function streamPlateaus(options: PlateauStreamOptions): Generator<PlateauRow, never> {
  const shape = resolveShape(options, []);
  return endless(random(options.seed), shape);
}

/** The first rows of a stream as a data set. */
export function plateauRows(rows: number, options: PlateauStreamOptions): PlateauDataset {
  checkWhole(rows, 1, 0xffffffff, 'The number of rows');
  const shape = resolveShape(options, []);
  const { length } = shape;
  checkSize(rows, length);
  const generator = random(options.seed);
  const [x, y] = [new Float64Array(rows * length), new Float64Array(rows)];
  const anomalies = Array.from({ length: rows }, (_, row) => {
    const { signal, label, anomaly } = drawRow(generator, shape);
    x.set(signal, row * length);
    y[row] = label;
    return anomaly;
  });
  return plateauDataset({ x: { data: x, shape: [rows, length] }, y: { data: y, shape: [rows, 1] } }, anomalies);
}

function* endless(generator: RandomState, shape: ResolvedShape): Generator<PlateauRow, never> {
  for (;;) yield drawRow(generator, shape);
}

// The order of the draws is what a seed stands for: it is documented at `plateaus.stream` and stays.
function drawRow(generator: RandomState, shape: ResolvedShape): PlateauRow {
  const { length, halfPeriods, rates, phases, noise } = shape;
  const halfPeriod = halfPeriods[0] + generator.choice(rates);
  const signal = sineWave(halfPeriod, 2 * generator.choice(phases), length);
  const anomaly = generator.choice(2) === 1 ? drawAnomaly(generator, shape) : undefined;
  if (anomaly !== undefined) flatten(signal, anomaly);
  addNoise(signal, generator, noise);
  return { signal, label: anomaly === undefined ? 0 : 1, anomaly };
}
