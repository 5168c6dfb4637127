import { drawPlateaus, type PlateauSets } from './draw.js';
import type { PlateauOptions, PlateauStreamOptions } from './options.js';
import type { PlateauDataset } from './plateau-dataset.js';
import { type PlateauRow, plateauRows, streamPlateaus } from './stream.js';

/** The type of {@link plateaus}. */
export interface Plateaus {
  /** Draws the two sets of rows and the clean signals. */
  (options: PlateauOptions): PlateauSets;
  /**
   * Fresh rows without end, of the distribution of the training rows: a sine of any half period and phase, defective
   * with probability 1/2. Draws of `random(seed)` for each row, in this order: `choice` of the half period, of the
   * phase, of sound (0) or defective (1), for defective rows of start and width, then `randomSample` of the noise.
   * @throws LinnetError `bad-option` that names every option that makes no sense, at the call.
   */
  stream(options: PlateauStreamOptions): Generator<PlateauRow, never>;
  /**
   * The first rows of the stream with the same options as a data set: to test a model on rows it has never seen.
   * @throws LinnetError also `bad-value` for a number of rows that is no whole number from 1 up, `limit` for too many.
   */
  rows(rows: number, options: PlateauStreamOptions): PlateauDataset;
}

/**
 * The anomaly data of the Moku classifier tutorial: noisy sines, half of them held at one value for a while. Seed 42
 * gives the tutorial's rows, in its order (numpy's draws): 5,040 to train and 560 to validate, of 100 samples each.
 * x is rows x length, y rows x 1 (1: defective), in doubles; `anomalies` says where each row stands still.
 *
 * Every clean signal comes once sound and once defective, each time with other noise, before rows are held out. So
 * most validation rows have a sibling of the same sine among the training rows; `plateaus.rows` draws fresh ones.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `bad-value` for the seed, `limit` for
 *   more data than fit into memory.
 *
 * @example
 * ```ts
 * const { train, validation, clean } = plateaus({ seed: 42 });
 * const test = plateaus.rows(1000, { seed: 7 });
 * for (const { signal, label } of plateaus.stream({ seed: 1 })) if (label === 1) break;
 * ```
 */
export const plateaus: Plateaus = /* @__PURE__ */ Object.assign(
  (options: PlateauOptions): PlateauSets => drawPlateaus(options),
  { stream: streamPlateaus, rows: plateauRows },
);
