import type { Samples } from '@linnet/core';
import { type Dataset, datasetOf } from '../dataset.js';
import { rowFacts } from '../facts.js';
import type { Anomaly } from './anomaly.js';

/** Signals (x), whether they are defective (y: 1 or 0), and where. */
export interface PlateauDataset extends Dataset {
  /** Row by row: the row's anomaly, or undefined where it has none. */
  readonly anomalies: readonly (Anomaly | undefined)[];
}

/** The data set of samples and their anomalies, which stay together in all that its methods make. */
export const plateauDataset = (samples: Samples, anomalies: readonly (Anomaly | undefined)[]): PlateauDataset =>
  datasetOf(
    samples,
    rowFacts(anomalies, (list) => ({ anomalies: list })),
  );
