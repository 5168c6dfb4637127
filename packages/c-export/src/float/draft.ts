import { formatShape, type LayerSpec, sizeOf } from '@linnet/core';
import type { DenseStep, FloatStep, PlacedStep } from './program.js';

/** What is gathered while layers are read, first to last. */
export interface Draft {
  readonly steps: PlacedStep[];
  readonly problems: string[];
  /** What the next layer takes; undefined after a layer that could not be read. */
  axes: readonly number[] | undefined;
}

/** Adds a step that keeps the shape. */
export function addStep({ steps, axes }: Draft, layer: string, step: FloatStep): void {
  steps.push({ step, layer, size: sizeOf(axes ?? []) });
}

/** Adds a dense step. */
export function addDense(draft: Draft, layer: string, step: DenseStep): void {
  draft.axes = [step.units];
  draft.steps.push({ step, layer, size: step.units });
}

/** Puts a dense step of the same size in the place of the last one. */
export function replaceDense({ steps }: Draft, step: DenseStep): void {
  const last = steps.pop();
  if (last !== undefined) steps.push({ ...last, step });
}

/** The dense step that the next layer would follow at once. */
export function lastDense({ steps }: Draft): DenseStep | undefined {
  const step = steps.at(-1)?.step;
  return step?.kind === 'dense' ? step : undefined;
}

/** What is wrong with a vector of weights, one for each of `size` places. */
export function vectorProblems(
  label: string,
  spec: LayerSpec,
  names: readonly string[],
  size: number,
): readonly string[] {
  return names.flatMap((name) => {
    const { data } = spec.weights[name] ?? {};
    if (data === undefined) return [];
    if (data.length !== size)
      return [`${label} has a ${name} of ${data.length} for ${size}; there must be one for each.`];
    return finiteProblems(label, name, data);
  });
}

/** What is wrong with weights that are no numbers. */
export function finiteProblems(label: string, what: string, values: ArrayLike<number>): readonly string[] {
  let [bad, count] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value) && count++ === 0) bad = value;
  }
  if (count === 0) return [];
  const others = count === 1 ? '' : ` and ${count - 1} more that are not finite`;
  return [`${label} has ${bad} in its ${what}${others}; train it again with a smaller learning rate.`];
}

/** The sentence about several axes where one is needed. */
export const axesProblem = (label: string, axes: readonly number[]): string =>
  `${label} is given ${formatShape(axes)} numbers; exported layers take rows of numbers. Put a flatten() before it.`;
