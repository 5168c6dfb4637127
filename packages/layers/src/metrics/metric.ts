import type { NdArray } from '@linnet/core';

/** A number of all rows: what they should be, and what the model gives, both in the user's units. */
export type Metric = (truth: NdArray, predicted: NdArray) => number;
