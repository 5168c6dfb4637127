import { type Bounds, boundsOf, type NdArray } from '@linnet/core';
import { type ScalingChoice, standardScaler } from 'linnet';
import type { ModelEnd } from './model-end.js';
import type { Scale } from './settings.js';
import type { TargetPlan } from './target-plan.js';

/** Functions with two ends: a target beyond them is never reached. */
const bounded = ['tanh', 'softsign', 'hardTanh'];

/** Losses of differences, which targets may be moved and stretched for. */
const ofDifferences: readonly string[] = ['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh'];

/**
 * Bounds for a model that scales by itself: in training, in predictions and from its file. Inputs as asked; numbers to
 * predict likewise where the last layer can give any, and from -1 to 1 where it ends there.
 */
export function scalingOf(
  { x, y }: { readonly x: NdArray; readonly y: NdArray },
  scale: Scale,
  { task, loss }: Pick<TargetPlan, 'task' | 'loss'>,
  { activation }: ModelEnd,
): ScalingChoice {
  if (scale === 'none') return 'none';
  const input = boundsFor(x, scale);
  if (task.kind !== 'numbers' || !ofDifferences.includes(loss)) return { input };
  if (bounded.includes(activation ?? '')) return { input, output: boundsFor(y, 'min-max') };
  return activation === 'linear' ? { input, output: boundsFor(y, scale) } : { input };
}

const ways: Readonly<Record<Exclude<Scale, 'none'>, string>> = {
  standard: 'to mean 0 and deviation 1',
  'min-max': 'to -1 to 1',
  shared: 'to -1 to 1, all columns alike',
};

/** In words what is scaled, and how. */
export function scalingText(scaling: ScalingChoice, scale: Scale, { activation }: ModelEnd): string {
  if (scale === 'none' || typeof scaling === 'string') return 'inputs not scaled';
  const way = ways[scale];
  if (scaling.output === undefined) return `inputs scaled ${way}`;
  const wayOfTargets = bounded.includes(activation ?? '') ? ways['min-max'] : way;
  return way === wayOfTargets ? `inputs and targets scaled ${way}` : `inputs scaled ${way}, targets ${wayOfTargets}`;
}

/** What goes to -1 and to 1 of each column: its ends, those of all columns, or one standard deviation around the mean. */
function boundsFor(array: NdArray, scale: Exclude<Scale, 'none'>): Bounds {
  if (scale !== 'standard') return spread(boundsOf(array, scale === 'shared' ? 'shared' : 'perColumn'));
  const { mean, scale: deviation } = standardScaler().fit(array).state;
  return spread({
    low: mean.map((middle, column) => middle - (deviation[column] ?? 1)),
    high: mean.map((middle, column) => middle + (deviation[column] ?? 1)),
  });
}

/** A constant column gets bounds around it, and becomes 0. */
function spread({ low, high }: Bounds): Bounds {
  const room = low.map((value, column) => (value < (high[column] ?? value) ? 0 : Math.max(1, Math.abs(value) / 1e6)));
  return {
    low: low.map((value, column) => value - (room[column] ?? 0)),
    high: high.map((value, column) => value + (room[column] ?? 0)),
  };
}
