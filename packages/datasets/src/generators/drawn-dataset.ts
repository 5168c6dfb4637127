import { LinnetError, type NdArray } from '@linnet/core';
import { type Dataset, datasetOf, type NotedSamples } from '../dataset.js';
import type { Facts } from '../facts.js';

/**
 * The data set of rows that were drawn.
 * @throws LinnetError `bad-option` for numbers that options made greater than doubles can be
 */
export function drawnDataset<Values>(samples: NotedSamples, facts: Facts<Values>): Dataset & Values {
  checkFinite(samples.x, 'x');
  checkFinite(samples.y, 'y');
  return datasetOf(samples, facts);
}

function checkFinite({ data, shape }: NdArray, name: string): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const columns = data.length / (shape[0] ?? 1);
  throw new LinnetError(
    'bad-option',
    `These options give ${data[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns} of ${name}; use smaller numbers for noise, deviations, places and the like.`,
  );
}
