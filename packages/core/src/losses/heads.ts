import type { Head } from '../head.js';
import { exp } from '../math.js';
import type { Floats } from '../ndarray.js';
import { type Shape, sizeOf } from '../shape.js';

/** 1 / (1 + exp(-x)). exp(-|x|) never overflows, so both ends are exact. */
export function sigmoid(x: number): number {
  const decay = exp(-Math.abs(x));
  return (x >= 0 ? 1 : decay) / (1 + decay);
}

/** exp(x - max) over its sum, for `rows` rows of `width` numbers; `to` may be the array that is read. */
export function softmaxRows(to: Floats, from: Floats, width: number, rows: number): void {
  for (let start = 0; start < rows * width; start += width) {
    const most = largest(from, start, width);
    let sum = 0;
    for (let index = start; index < start + width; index++) {
      const power = exp((from[index] as number) - most);
      to[index] = power;
      sum += power;
    }
    for (let index = start; index < start + width; index++) to[index] = (to[index] as number) / sum;
  }
}

/** The largest of `width` numbers; NaN where one of them is. */
export function largest(values: Floats, start: number, width: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let index = start; index < start + width; index++) most = Math.max(most, values[index] as number);
  return most;
}

/**
 * Makes predictions of logits: `rows` rows of `output`, whose last axis is the classes. Without a head nothing is written,
 * since the logits are the predictions. `to` may be the array that is read.
 */
export function applyHead(head: Head, to: Floats, logits: Floats, output: Shape, rows: number): void {
  const count = rows * sizeOf(output);
  const width = output.at(-1) ?? 1;
  if (head === 'softmax') softmaxRows(to, logits, width, count / width);
  if (head === 'sigmoid') for (let index = 0; index < count; index++) to[index] = sigmoid(logits[index] as number);
}
