import { LinnetError, type NdArray, rowShape, sizeOf } from '@linnet/core';
import type { LossSpec } from './losses.js';

/**
 * Targets as a loss takes them: smoothed where it asks for that; 0 and 1 as -1 and 1 for a hinge, where there is nothing
 * else among them, as in Keras. The array itself where nothing changes; its last axis is the classes.
 */
export function targetsOf(loss: LossSpec, targets: NdArray): NdArray {
  const change = changeFor(loss, targets);
  return change === undefined ? targets : { data: Float64Array.from(targets.data, change), shape: targets.shape };
}

function changeFor(loss: LossSpec, { data, shape }: NdArray): ((target: number) => number) | undefined {
  if (loss.kind === 'hinge' || loss.kind === 'squaredHinge') {
    return data.every((target) => target === 0 || target === 1) ? (target) => 2 * target - 1 : undefined;
  }
  const smoothing = 'labelSmoothing' in loss ? (loss.labelSmoothing ?? 0) : 0;
  if (smoothing === 0) return undefined;
  const classes = loss.kind === 'categoricalCrossentropy' ? (shape.at(-1) ?? 1) : 2;
  return (target) => target * (1 - smoothing) + smoothing / classes;
}

type Limits = readonly [low: number, high: number, use: string];

/** Of losses whose targets cannot mean anything beyond: their limits, and what they are. */
const limits = {
  hinge: [-1, 1, 'labels: -1 and 1, or 0 and 1. For numbers use meanSquaredError or huber'],
  squaredHinge: [-1, 1, 'labels: -1 and 1, or 0 and 1. For numbers use meanSquaredError or huber'],
  categoricalHinge: [-1, 1, 'a column for each class, with 1 in that of the class and 0 (or -1) in the others'],
  klDivergence: [0, 1, 'probabilities from 0 to 1. For numbers use meanSquaredError or huber'],
  poisson: [0, Number.POSITIVE_INFINITY, 'counts, from 0 up. For numbers of both signs use meanSquaredError or huber'],
  meanSquaredLogarithmicError: [
    0,
    Number.POSITIVE_INFINITY,
    'sizes, from 0 up. For numbers of both signs use meanSquaredError or huber',
  ],
} as const satisfies { readonly [Kind in LossSpec['kind']]?: Limits };

/** Losses that say what targets may be. */
export type LimitedLoss = keyof typeof limits | 'categoricalCrossentropy';

/**
 * Throws for targets that a loss cannot be meant for; what `checkSamples` of core checks is left to it.
 * @throws LinnetError `bad-value` with the first of them, and what to use.
 */
export function checkTargetValues({ kind }: LossSpec, targets: NdArray, what: string): void {
  if (kind === 'categoricalCrossentropy') {
    checkWholes(targets, what);
    return;
  }
  const known: { readonly [Kind in LossSpec['kind']]?: Limits } = limits;
  const [low, high, use] = known[kind] ?? [];
  if (low === undefined || high === undefined) return;
  const bad = targets.data.findIndex((target) => target < low || target > high);
  if (bad < 0) return;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${targets.data[bad]} in row ${rowAt(targets, bad)}; targets of ${kind} are ${use}.`,
  );
}

/** Shares that were written with few digits are one whole all the same. */
const mostAmiss = 1e-3;

/** Throws for columns of classes that are not 1 together: the loss of a row would count for more, or less, than one. */
function checkWholes(targets: NdArray, what: string): void {
  const { data, shape } = targets;
  const classes = shape.at(-1) ?? 1;
  for (let first = 0; first < data.length; first += classes) {
    let sum = 0;
    for (let column = 0; column < classes; column++) sum += data[first + column] as number;
    if (Math.abs(sum - 1) <= mostAmiss) continue;
    throw new LinnetError(
      'bad-value',
      `${what} adds up to ${Number(sum.toPrecision(6))} in row ${rowAt(targets, first)}; targets of categoricalCrossentropy are 1 together: 1 in the column of the class, or shares of several. For labels that go together, or none, use binaryCrossentropy after a sigmoid.`,
    );
  }
}

const rowAt = ({ shape }: NdArray, at: number): number => Math.floor(at / sizeOf(rowShape(shape)));
