import { LinnetError, type NdArray, showValue, sizeOf } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Window } from './windows.js';

/** Where windows start. */
export function windowStarts(samples: number, length: number, step: number): readonly number[] {
  if (samples < length) {
    throw new LinnetError(
      'bad-option',
      `A window of ${length} samples is longer than the recording of ${samples}; use a shorter one.`,
    );
  }
  return Array.from({ length: Math.floor((samples - length) / step) + 1 }, (_, window) => window * step);
}

/** The samples of the windows: windows x length, and channels where there are several. */
export function cutWindows({ data, shape }: NdArray, starts: readonly number[], length: number): NdArray<Float64Array> {
  const channels = shape[1] ?? 1;
  const size = length * channels;
  checkNumbers(starts.length * size, `${starts.length} windows of ${size} numbers`, 'Use a larger step.');
  const cut = new Float64Array(starts.length * size);
  starts.forEach((start, window) => {
    cut.set(data.subarray(start * channels, start * channels + size), window * size);
  });
  return { data: cut, shape: [starts.length, length, ...(channels === 1 ? [] : [channels])] };
}

/** The target of each window: windows x 1. */
export function windowTargets(
  x: NdArray<Float64Array>,
  starts: readonly number[],
  label: number | ((window: Window) => number),
): NdArray<Float64Array> {
  const size = sizeOf(x.shape.slice(1));
  const length = x.shape[1] ?? 0;
  const data = Float64Array.from(starts, (start, window) => {
    if (typeof label === 'number') return label;
    // A copy: what a label function does with it stays its own.
    const values = x.data.slice(window * size, (window + 1) * size);
    return checkedLabel(label({ start, end: start + length, values }), start);
  });
  return { data, shape: [starts.length, 1] };
}

function checkedLabel(label: unknown, start: number): number {
  if (typeof label === 'number' && Number.isFinite(label)) return label;
  throw new LinnetError(
    'bad-value',
    `The label of the window that starts at sample ${start} is ${showValue(label)}; label must give a number.`,
  );
}
