import type { Constraint, Grid, Interval, ParamGrid, ParamSlot, QuantisedLayer, WordFormat } from '@linnet/core';
import type { FixedLayerFormats } from '../build/network.js';
import { wordLimits } from '../word.js';

/** The numbers of a word. */
export const gridOfWord = ({ bits, step, rounding, overflow }: WordFormat): Grid => ({
  step,
  rounding,
  ...wordLimits(bits, overflow),
});

/**
 * What a layer gives: the numbers of its word within its limits. Values of a table are rounded to the nearest, halves to even;
 * others as sums are.
 */
export const gridOfOutput = ({ output, least, greatest, activation, rounding }: QuantisedLayer): Grid => ({
  step: output.step,
  least,
  greatest,
  rounding: typeof activation === 'object' ? 'halfEven' : rounding,
});

/** The kernel of a layer as training sees it, limited to what its words hold: what lies beyond would never come back. */
export function kernelOnGrid(slot: ParamSlot, { weights }: FixedLayerFormats): ParamSlot {
  const grid = gridOfUnits([weights].flat());
  const step = Math.max(...grid.steps);
  const constraint = withinWords(slot.constraint, [grid.least * step, grid.greatest * step]);
  return { ...slot, grid, ...(constraint === undefined ? {} : { constraint }) };
}

function gridOfUnits(formats: readonly WordFormat[]): ParamGrid {
  const [first] = formats;
  const { step: _, ...whole } = gridOfWord(first ?? { bits: 2, step: 1, rounding: 'halfUp', overflow: 'saturate' });
  return { ...whole, steps: formats.map(({ step }) => step) };
}

/** An interval narrows; a norm stays what it is. */
function withinWords(constraint: Constraint | undefined, [low, high]: Interval): Constraint | undefined {
  if (constraint?.kind === 'norm') return constraint;
  const [least, most] = constraint?.to ?? [low, high];
  const to = [Math.max(least, low), Math.min(most, high)] as const;
  return to[0] < to[1] ? { kind: 'interval', to } : constraint;
}

/**
 * The biases of a layer as training sees them: in a format of their own, unless the steps of the products, which they are
 * rounded to in the end, are coarser.
 */
export function biasOnGrid(slot: ParamSlot, { weights, biases }: FixedLayerFormats, inputStep: number): ParamSlot {
  const formats = [weights].flat();
  const products = formats.map(({ step }) => step * inputStep);
  if (biases !== undefined && products.every((step) => step <= biases.step)) {
    const { step, ...whole } = gridOfWord(biases);
    return { ...slot, grid: { ...whole, steps: [step] } };
  }
  const [least, greatest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { ...slot, grid: { steps: products, least, greatest, rounding: formats[0]?.rounding ?? 'halfUp' } };
}
