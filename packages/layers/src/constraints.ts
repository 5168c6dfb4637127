import { type Constraint, checkOptionNames, type Interval, type JsonValue, LinnetError } from '@linnet/core';
import { intervalOf } from './interval.js';

/** Options of {@link minMaxNorm}. */
export interface MinMaxNormOptions {
  /** Default 0. */
  readonly low?: number;
  /** Default 1. */
  readonly high?: number;
  /** How much of the way a norm is pulled at each update, from 0 to 1. Default 1: all of it. */
  readonly rate?: number;
}

/**
 * Keeps the Euclidean norm of every unit's weights (a column of the kernel) at or below `limit`, after every update
 * (Srivastava et al., 2014).
 * @throws LinnetError `bad-option` for a limit that is not finite or not above 0.
 *
 * @example
 * ```ts
 * lstm(16, { kernelConstraint: maxNorm(3), recurrentConstraint: maxNorm(3) });
 * ```
 */
export const maxNorm = (limit = 2): Constraint => norm('maxNorm', 0, limit, 1);

/** Keeps the Euclidean norm of every unit's weights (a column of the kernel) at 1, after every update. */
export const unitNorm = (): Constraint => norm('unitNorm', 1, 1, 1);

/**
 * Pulls the norm of every unit's weights into [low, high], after every update:
 * w (rate clip(norm) + (1 - rate) norm) / (norm + 1e-7), Keras's formula.
 * @throws LinnetError `bad-option` for limits that are negative, not finite or upside down, or a rate outside of 0 to 1.
 */
export function minMaxNorm(options: MinMaxNormOptions = {}): Constraint {
  checkOptionNames('minMaxNorm', options, ['low', 'high', 'rate']);
  const { low = 0, high = 1, rate = 1 } = options;
  return norm('minMaxNorm', low, high, rate);
}

/** Makes every negative weight 0, after every update. */
export const nonNegative = (): Constraint => ({ kind: 'interval', to: [0, Number.POSITIVE_INFINITY] });

/**
 * Limits every weight to an interval, after every update; a number l stands for [-l, l].
 * @throws LinnetError `bad-option` when the first limit is not below the second.
 *
 * @example
 * ```ts
 * dense(8, { kernelConstraint: within(0.5), biasConstraint: within([0, 1]) });
 * ```
 */
export const within = (limit: number | Interval): Constraint => ({
  kind: 'interval',
  to: intervalOf(limit, 'The interval of within'),
});

/** True for what these functions make, whoever made it. */
export function isConstraint(value: unknown): value is Constraint {
  const { kind, to, low, high, rate }: Readonly<Record<string, unknown>> = { ...(value ?? {}) };
  if (kind === 'interval') return Array.isArray(to) && to.length === 2 && to[0] < to[1] && to.every(isNumber);
  return kind === 'norm' && [low, high, rate].every(isNumber) && isNorm(low as number, high as number, rate as number);
}

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isNorm = (low: number, high: number, rate: number): boolean =>
  low >= 0 && high >= low && high > 0 && Number.isFinite(high) && rate >= 0 && rate <= 1;

function norm(name: string, low: number, high: number, rate: number): Constraint {
  const constraint: Constraint = { kind: 'norm', low, high, rate };
  if (isConstraint(constraint)) return constraint;
  throw new LinnetError(
    'bad-option',
    `${name} is to keep norms from ${low} to ${high} at a rate of ${rate}; use finite norms from 0 up, the first not above the second, and a rate from 0 to 1.`,
  );
}

/** A constraint as JSON holds it: no end of an interval, where it is infinite, is null. */
export function constraintToJson(constraint: Constraint): JsonValue {
  if (constraint.kind === 'norm') return { ...constraint };
  return { kind: 'interval', to: constraint.to.map((end) => (Number.isFinite(end) ? end : null)) };
}

/** The reverse. What is no constraint stays what it is, for the layer to refuse. */
export function constraintFromJson(value: JsonValue): unknown {
  const { kind, to }: Readonly<Record<string, unknown>> = { ...Object(value) };
  if (kind !== 'interval' || !Array.isArray(to)) return value;
  const ends = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { kind, to: to.map((end, index) => (end === null ? ends[index] : end)) };
}
