import type { NdArray } from '@linnet/core';
import { type Dataset, fromArrays } from 'linnet';
import { given } from '../options.js';

/** The same rows with other targets, and names of their classes. */
export const withTargets = (
  { x, weights, sampleRate, columnNames }: Dataset,
  y: NdArray,
  classNames: readonly string[] | undefined,
): Dataset => fromArrays(x, y, given({ weights, sampleRate, columnNames, classNames }));
