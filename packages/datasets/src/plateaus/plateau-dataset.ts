import { rowsOf, type Samples } from '@linnet/core';
import { type Dataset, oneHotSamples, takeSamples } from '../dataset.js';
import { rowMethods } from '../row-methods.js';
import type { Anomaly } from './anomaly.js';

/** Signals (x), whether they are defective (y: 1 or 0), and where. */
export interface PlateauDataset extends Dataset {
  /** Row by row: the row's anomaly, or undefined where it has none. */
  readonly anomalies: readonly (Anomaly | undefined)[];
}

/** The data set of samples and their anomalies, which stay together in all that its methods make. */
export function plateauDataset(samples: Samples, anomalies: readonly (Anomaly | undefined)[]): PlateauDataset {
  const rows = rowsOf(samples.x);
  return {
    ...samples,
    anomalies,
    rows,
    ...rowMethods(rows, (indices) =>
      plateauDataset(
        takeSamples(samples, indices),
        Array.from(indices, (row) => anomalies[row]),
      ),
    ),
    oneHot: (classes) => plateauDataset(oneHotSamples(samples, classes), anomalies),
  };
}
