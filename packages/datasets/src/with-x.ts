import { checkSamples, type NdArray, rowShape } from '@linnet/core';
import type { NotedSamples } from './dataset.js';

/** Samples with other inputs, copied, and the notes that still hold. */
export function replaceInputs({ columnNames, ...samples }: NotedSamples, x: NdArray): NotedSamples {
  const replaced = { ...samples, x };
  checkSamples(
    replaced,
    Array.isArray(x?.shape) ? rowShape(x.shape) : [],
    rowShape(samples.y.shape),
    'The data set with other inputs',
  );
  const copied = { ...replaced, x: { data: x.data.slice(), shape: [...x.shape] } };
  return columnNames?.length === x.shape.at(-1) && columnNames !== undefined ? { ...copied, columnNames } : copied;
}
