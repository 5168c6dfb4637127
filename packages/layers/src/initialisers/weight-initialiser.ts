import { LinnetError, showValue, unknownName } from '@linnet/core';

/** Which of a weight's sides counts: the numbers that a unit reads, the units that read a number, or the mean of both. */
export type FanMode = 'fanIn' | 'fanOut' | 'fanAverage';

/** What numbers are drawn from. */
export type FanDistribution = 'uniform' | 'truncatedNormal' | 'untruncatedNormal';

/** How a weight starts, whatever its shape: what `constant`, `uniform`, `normal` and the like make. Plain data. */
export type WeightInitialiser =
  /** Every number is `value`. */
  | { readonly kind: 'constant'; readonly value: number }
  /** Draws from [low, high). */
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Draws around `mean`; `truncated` draws again what lies further off than two deviations. */
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number; readonly truncated: boolean }
  /** Draws around 0 with a variance of scale / n, where `mode` says what n is. */
  | {
      readonly kind: 'varianceScaling';
      readonly scale: number;
      readonly mode: FanMode;
      readonly distribution: FanDistribution;
    }
  /** A matrix whose shorter side is orthogonal, times `gain`. */
  | { readonly kind: 'orthogonal'; readonly gain: number }
  /** `gain` on the diagonal, else 0. */
  | { readonly kind: 'identity'; readonly gain: number };

const numbersOf: Readonly<Record<WeightInitialiser['kind'], readonly string[]>> = {
  constant: ['value'],
  uniform: ['low', 'high'],
  normal: ['mean', 'deviation'],
  varianceScaling: ['scale'],
  orthogonal: ['gain'],
  identity: ['gain'],
};
const modes: readonly FanMode[] = ['fanIn', 'fanOut', 'fanAverage'];
const distributions: readonly FanDistribution[] = ['uniform', 'truncatedNormal', 'untruncatedNormal'];

/**
 * Gives an initialiser back that can start weights; it may come from a file.
 * @throws LinnetError `bad-option` for numbers out of range, `unknown-name` for a mode or a distribution.
 */
export function checkInitialiser(initialiser: WeightInitialiser): WeightInitialiser {
  const problem = problemOf(initialiser);
  if (problem === undefined) return initialiser;
  throw new LinnetError(
    'bad-option',
    `The initialiser ${showValue(initialiser?.kind)} cannot start weights: ${problem}.`,
  );
}

function problemOf(value: WeightInitialiser): string | undefined {
  const { kind, ...rest }: Readonly<Record<string, unknown>> = { ...value };
  if (typeof kind !== 'string' || !Object.hasOwn(numbersOf, kind)) {
    return 'use a name such as "heNormal", or what varianceScaling({ scale: 2 }) and the like make';
  }
  const bad = numbersOf[value.kind].find((name) => !Number.isFinite(rest[name]));
  if (bad !== undefined) return `${bad} is ${showValue(rest[bad])}; use a finite number`;
  if (value.kind === 'uniform' && value.low > value.high) return `low is ${value.low}, above high, ${value.high}`;
  if (value.kind === 'normal' && value.deviation < 0) return `deviation is ${value.deviation}; use a number from 0 up`;
  return value.kind === 'varianceScaling' ? scalingProblem(value) : undefined;
}

function scalingProblem({
  scale,
  mode,
  distribution,
}: Extract<WeightInitialiser, { readonly kind: 'varianceScaling' }>): string | undefined {
  if (!modes.includes(mode)) throw unknownName('mode of varianceScaling', mode, modes);
  if (distributions.includes(distribution)) return scale > 0 ? undefined : `scale is ${scale}; use a number above 0`;
  throw unknownName('distribution of varianceScaling', distribution, distributions);
}
