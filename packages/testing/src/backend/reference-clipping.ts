import type { GradientClipping } from '@linnet/core';
import type { Value } from './reference-tape.js';

/** Keeps gradients small, in place. */
export function clipGradients({ by, limit }: GradientClipping, params: readonly Pick<Value, 'gradient'>[]): void {
  const gradients = params.map(({ gradient }) => gradient);
  if (by === 'value') {
    for (const gradient of gradients) change(gradient, (slope) => Math.min(Math.max(slope, -limit), limit));
  } else {
    for (const together of by === 'norm' ? gradients.map((gradient) => [gradient]) : [gradients]) {
      const norm = normOf(together);
      for (const gradient of together) change(gradient, (slope) => (slope * limit) / Math.max(norm, limit));
    }
  }
}

const normOf = (gradients: readonly Float64Array[]): number =>
  Math.sqrt(
    gradients
      .flatMap((gradient) => [...gradient])
      .map((slope) => slope * slope)
      .reduce((a, b) => a + b, 0),
  );

function change(values: Float64Array, to: (value: number) => number): void {
  values.set(values.map(to));
}
