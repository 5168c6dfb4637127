import {
  type Float32Samples,
  type Head,
  LinnetError,
  type NdArray,
  type Plan,
  rowsOf,
  type Samples,
  type Scaling,
  type Shape,
  scale,
  separateHead,
  targetShape,
  toFloat32,
  vocabularyOf,
} from '@linnet/core';
import type { LimitedLoss } from '../loss-targets.js';
import type { LossSpec } from '../losses.js';

/** Rows ready for a program, copied: scaled in doubles, then rounded to single floats, once. */
export interface PreparedSamples {
  readonly samples: Float32Samples;
  /** Targets in the user's units, for metrics. */
  readonly truth: NdArray;
  /** The shape of predictions for all rows. */
  readonly predicted: Shape;
  /** What makes of predictions what metrics see: probabilities where the model gives logits. */
  readonly head: Head;
}

/** What rows are prepared for. */
export interface Preparation {
  readonly scaling: Scaling | undefined;
  /** Shapes of a row's prediction and of its targets, as the loss takes them. */
  readonly output: Shape;
  readonly target: Shape;
  readonly plan: Plan;
  readonly loss: LossSpec;
  readonly tools: Tools | undefined;
}

/** What few plans, losses and fits need. */
export type Tools = typeof import('./uncommon-data.js');

/** Whether a plan and a loss take rows as they come, without tools. */
export const takesAnyRows = (plan: Plan, loss: LossSpec): boolean =>
  vocabularyOf(plan) === undefined && !('labelSmoothing' in loss || loss.kind in limited);

const limited: Readonly<Record<LimitedLoss, true>> = {
  hinge: true,
  squaredHinge: true,
  categoricalHinge: true,
  klDivergence: true,
  poisson: true,
  meanSquaredLogarithmicError: true,
  categoricalCrossentropy: true,
};

/** What rows are prepared for, with a loss. */
export const preparationFor = (
  plan: Plan,
  loss: LossSpec,
  scaling: Scaling | undefined,
  tools: Tools | undefined,
): Preparation => ({
  scaling,
  output: plan.output,
  target: targetShape(plan.output, loss),
  plan,
  loss,
  tools,
});

/** A copy: while tools are loaded, their owner may write into them. */
export const copySamples = <Given extends Samples>(samples: Given): Given => ({
  ...samples,
  x: copyArray(samples.x),
  y: copyArray(samples.y),
  ...(samples.weights === undefined ? {} : { weights: copyArray(samples.weights) }),
});

export const copyArray = ({ data, shape }: NdArray): NdArray => ({ data: data.slice(), shape: [...shape] });

/** Scales and rounds samples whose shapes were checked, targets as the loss takes them; `what` names them in messages. */
export function prepareSamples({ x, y, weights }: Samples, to: Preparation, what: string): PreparedSamples {
  const { scaling, output, target, plan, loss, tools } = to;
  tools?.checkTokens(x, plan, `${what} (x)`);
  tools?.checkTargetValues(loss, y, `${what} (y)`);
  const rows = rowsOf(x);
  const given = { data: y.data, shape: [rows, ...target] };
  const targets = tools?.targetsOf(loss, given) ?? given;
  const samples = { x: prepareInput(x, scaling, `${what} (x)`), y: prepare(targets, scaling?.output, `${what} (y)`) };
  const { head, isShown } = separateHead(plan, loss);
  const rest = {
    truth: copyArray(y),
    predicted: [rows, ...output],
    head: isShown ? ('none' as const) : head,
  };
  if (weights === undefined) return { samples, ...rest };
  return { samples: { ...samples, weights: prepare(weights, undefined, `${what} (weights)`) }, ...rest };
}

/** Inputs as the first layer sees them. */
export const prepareInput = (x: NdArray, scaling: Scaling | undefined, what: string): Float32Samples['x'] =>
  prepare(x, scaling?.input, what);

function prepare(array: NdArray, bounds: Scaling['input'], what: string): Float32Samples['x'] {
  const exact = bounds === undefined ? array : scale(array, bounds);
  const rounded = toFloat32(exact);
  const lost = firstNotFinite(rounded.data);
  // A copy: their owner may write into them while this runs.
  if (lost < 0) return rounded.data === array.data ? { data: rounded.data.slice(), shape: rounded.shape } : rounded;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${exact.data[lost]}${bounds === undefined ? '' : ' once it is scaled'}, more than a single float can (3.4e38). Scale the data, or leave these rows out.`,
  );
}

// A plain loop: these may be millions of numbers.
function firstNotFinite(data: Float32Array): number {
  for (let index = 0; index < data.length; index++) if (!Number.isFinite(data[index])) return index;
  return -1;
}

/** Splits off the last rows for validation, before any shuffling: the same rows as Keras. */
export function splitValidation(data: Samples, share: number): readonly [Samples, Samples] {
  const rows = rowsOf(data.x);
  const kept = Math.floor(rows * (1 - share));
  if (kept === 0 || kept === rows) {
    throw new LinnetError('bad-option', `A validation share of ${share} of ${rows} rows leaves no row on one side.`);
  }
  return [sliceSamples(data, 0, kept), sliceSamples(data, kept, rows)];
}

function sliceSamples({ x, y, weights }: Samples, from: number, to: number): Samples {
  const part = { x: sliceRows(x, from, to), y: sliceRows(y, from, to) };
  return weights === undefined ? part : { ...part, weights: sliceRows(weights, from, to) };
}

function sliceRows({ data, shape }: NdArray, from: number, to: number): NdArray {
  const size = data.length / (shape[0] ?? 1);
  return { data: data.subarray(from * size, to * size), shape: [to - from, ...shape.slice(1)] };
}
