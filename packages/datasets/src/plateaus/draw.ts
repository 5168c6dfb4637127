import { LinnetError, type NdArray, type RandomState, random, rowOf, rowsOf } from '@linnet/core';
import { type Anomaly, addNoise, drawAnomaly, flatten } from './anomaly.js';
import { cleanSignals } from './clean.js';
import { checkSize, type PlateauOptions, type ResolvedShape, resolveShape } from './options.js';
import { type PlateauDataset, plateauDataset } from './plateau-dataset.js';

/** What `plateaus` draws. */
export interface PlateauSets {
  /** Rows to train with: 5,040 by default. */
  readonly train: PlateauDataset;
  /** Rows held out: 560 by default. */
  readonly validation: PlateauDataset;
  /** The sines that all rows are made of, half period by half period: 2,800 by default. */
  readonly clean: NdArray<Float64Array>;
}

/** Every clean signal once, in random order, noisy and where asked for with an anomaly. */
interface Round {
  readonly signals: NdArray<Float64Array>;
  readonly anomalies: readonly (Anomaly | undefined)[];
}

/** Draws as the tutorial's program does, call for call. */
export function drawPlateaus(options: PlateauOptions): PlateauSets {
  const shape = resolveShape(options, ['validation']);
  const rows = 2 * shape.rates * shape.phases;
  checkSize(rows, shape.length);
  const heldOut = heldOutRows(rows, options.validation ?? 0.1);
  const generator = random(options.seed);
  const clean = cleanSignals(shape);
  // The tutorial draws two rounds of each class and then uses the first of each.
  const [defective] = [drawRound(generator, clean, shape, true), drawRound(generator, clean, shape, true)];
  const [sound] = [drawRound(generator, clean, shape, false), drawRound(generator, clean, shape, false)];
  // It shuffles twice: the rows, then indices into the shuffled rows.
  const order = generator.permutation(rows);
  const rowOrder = generator.permutation(rows).map((index) => order[index] ?? 0);
  return {
    train: gather(sound, defective, rowOrder.subarray(heldOut)),
    validation: gather(sound, defective, rowOrder.subarray(0, heldOut)),
    clean,
  };
}

function drawRound(
  generator: RandomState,
  clean: NdArray<Float64Array>,
  shape: ResolvedShape,
  defective: boolean,
): Round {
  const order = generator.permutation(rowsOf(clean));
  const signals = { data: new Float64Array(clean.data.length), shape: clean.shape };
  const anomalies = Array.from(order, (from, row) => {
    const signal = rowOf(signals, row);
    signal.set(rowOf(clean, from));
    const anomaly = defective ? drawAnomaly(generator, shape) : undefined;
    if (anomaly !== undefined) flatten(signal, anomaly);
    addNoise(signal, generator, shape.noise);
    return anomaly;
  });
  return { signals, anomalies };
}

/** Rows by their place among the sound ones followed by the defective ones. */
function gather(sound: Round, defective: Round, places: Uint32Array): PlateauDataset {
  const [half, length = 0] = [rowsOf(sound.signals), sound.signals.shape[1]];
  const x = { data: new Float64Array(places.length * length), shape: [places.length, length] };
  const y = { data: new Float64Array(places.length), shape: [places.length, 1] };
  const anomalies = Array.from(places, (place, row) => {
    const [round, from] = place < half ? [sound, place] : [defective, place - half];
    x.data.set(rowOf(round.signals, from), row * length);
    y.data[row] = place < half ? 0 : 1;
    return round.anomalies[from];
  });
  return plateauDataset({ x, y }, anomalies);
}

function heldOutRows(rows: number, share: number): number {
  const heldOut = Math.floor(rows * share);
  if (share > 0 && share < 1 && heldOut > 0 && heldOut < rows) return heldOut;
  throw new LinnetError(
    'bad-option',
    `validation is ${share}, which leaves no row on one side of ${rows}; use a share between 0 and 1, such as 0.1.`,
  );
}
