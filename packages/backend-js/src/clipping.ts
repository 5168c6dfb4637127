import { clippingFactors, type Floats, type GradientClipping } from '@linnet/core';

/** Keeps gradients small, as `GradientClipping` says. */
export function clipGradients(clipping: GradientClipping, gradients: readonly Floats[]): void {
  if (clipping.by === 'value') {
    for (const gradient of gradients) limit(gradient, clipping.limit);
  } else {
    const factors = clippingFactors(clipping, gradients.map(normOf));
    for (const [index, gradient] of gradients.entries()) scale(gradient, factors[index] ?? 1);
  }
}

function limit(values: Floats, most: number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = Math.min(Math.max(values[index] as number, -most), most);
  }
}

/** Multiplies; a factor of 1 is what most gradients get. */
function scale(values: Floats, factor: number): void {
  if (factor === 1) return;
  for (let index = 0; index < values.length; index++) values[index] = (values[index] as number) * factor;
}

function normOf(values: Floats): number {
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index] as number) * (values[index] as number);
  return Math.sqrt(squares);
}
