import { type Interval, tanh } from '@linnet/core';
import { sigmoid } from '@linnet/core/losses';

/** A function of single values that integers do exactly, or a table. */
export type ValueFunction =
  | { readonly kind: 'relu' | 'tanh' | 'sigmoid' | 'softsign' }
  | { readonly kind: 'clip'; readonly to: Interval };

const clipTo = (low: number, high: number): ValueFunction => ({ kind: 'clip', to: [low, high] });

/** The activations that can be quantised, as what they are made of. */
export const valueFunctions: Readonly<Record<string, readonly ValueFunction[]>> = {
  linear: [],
  relu: [{ kind: 'relu' }],
  tanh: [{ kind: 'tanh' }],
  sigmoid: [{ kind: 'sigmoid' }],
  softsign: [{ kind: 'softsign' }],
  relu6: [{ kind: 'relu' }, clipTo(0, 6)],
  hardTanh: [clipTo(-1, 1)],
};

/** A value through a chain of functions. */
export const applyAll = (functions: readonly ValueFunction[], value: number): number =>
  functions.reduce((x, of) => (of.kind === 'clip' ? limit(x, of.to) : curves[of.kind](x)), value);

const limit = (value: number, [low, high]: Interval): number => Math.min(high, Math.max(low, value));

const curves = {
  relu: (x: number) => Math.max(0, x),
  tanh,
  sigmoid,
  softsign: (x: number) => x / (1 + Math.abs(x)),
} as const;

/** What a layer in integers does with its sums. */
export interface OutputRule {
  /** Functions that need a table, in their order. */
  readonly activation: 'linear' | 'relu' | readonly ValueFunction[];
  /** What the result is limited to at the end. */
  readonly limits: Interval;
}

/** A chain of functions as an activation and limits: clips at the end are limits, and one relu before them is exact. */
export function outputRule(functions: readonly ValueFunction[]): OutputRule {
  const clips = [...functions].reverse().findIndex(({ kind }) => kind !== 'clip');
  const tail = functions.length - (clips < 0 ? functions.length : clips);
  const [first, ...others] = functions.slice(0, tail);
  const limits = functions.slice(tail).reduce(within, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  if (first === undefined) return { activation: 'linear', limits };
  if (first.kind === 'relu' && others.length === 0) return { activation: 'relu', limits };
  return { activation: [first, ...others], limits };
}

function within([low, high]: Interval, clip: ValueFunction): Interval {
  return clip.kind === 'clip' ? [limit(low, clip.to), limit(high, clip.to)] : [low, high];
}
