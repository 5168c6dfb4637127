import {
  checkOptions,
  LinnetError,
  type NumberFormat,
  type OptionKind,
  type Overflow,
  oneOf,
  type Rounding,
  showValue,
  throwProblems,
  type WordFormat,
} from '@linnet/core';
import { exponentOf, isPowerOfTwo, powerOfTwo } from './powers.js';
import { roundings } from './rounding.js';
import { overflows } from './word.js';

/** Signed fixed-point numbers: `bits` bits in all, `fraction` of them behind the point. */
export interface FixedPoint extends WordFormat {
  readonly fraction: number;
}

/** Options of {@link fixedPoint}. */
export interface FixedPointOptions {
  /** Default `halfUp`. */
  readonly rounding?: Rounding;
  /** Default `saturate`. */
  readonly overflow?: Overflow;
}

/** What `rounding` and `overflow` may be. */
export const ruleKinds = {
  rounding: oneOf(roundings),
  overflow: oneOf(overflows),
} as const satisfies Readonly<Record<string, OptionKind>>;

const mostFraction = 64;

/**
 * Signed numbers of 2 to 32 bits in steps of 2^-fraction: `fixedPoint(16, 15)` is Q1.15, from -1 to 1 - 2^-15. The fraction
 * may be negative or longer than the word, from -64 to 64.
 *
 * In the letters of high-level synthesis it is `ap_fixed<W, I, Q, O>` with W = bits and I = bits - fraction. Q:
 * `floor` is AP_TRN, `halfUp` AP_RND, `halfEven` AP_RND_CONV. O: `wrap` is AP_WRAP, `saturate` AP_SAT, `saturateSymmetric`
 * AP_SAT_SYM. There AP_TRN and AP_WRAP are the defaults; here they are what loses least, `halfUp` and `saturate`.
 * @throws LinnetError `bad-option` that lists everything that is wrong.
 *
 * @example
 * ```ts
 * const weights = fixedPoint(18, 17); // ap_fixed<18, 1, AP_RND, AP_SAT>
 * toInteger(0.5, weights); // 65536
 * fixedPoint(8, 4, { rounding: 'floor', overflow: 'wrap' }); // ap_fixed<8, 4>
 * ```
 */
export function fixedPoint(bits: number, fraction: number, options: FixedPointOptions = {}): FixedPoint {
  checkOptions('fixedPoint', options, ruleKinds);
  throwProblems('bad-option', 'This is no fixed-point format:', [
    ...bitsProblems(bits, 'bits'),
    ...(Number.isInteger(fraction) && Math.abs(fraction) <= mostFraction
      ? []
      : [`fraction is ${showValue(fraction)}; use a whole number from -${mostFraction} to ${mostFraction}.`]),
  ]);
  const { rounding = 'halfUp', overflow = 'saturate' } = options;
  return { bits, fraction, step: powerOfTwo(-fraction), rounding, overflow };
}

/** What is wrong with a word's length. */
export const bitsProblems = (bits: unknown, what: string): readonly string[] =>
  typeof bits === 'number' && Number.isInteger(bits) && bits >= 2 && bits <= 32
    ? []
    : [`${what} is ${showValue(bits)}; use a whole number from 2 to 32.`];

/** What is wrong with a format that somebody gives, whose type plain JavaScript does not know. */
export function formatProblems(format: unknown, what: string): readonly string[] {
  const { bits, step, rounding, overflow }: Partial<Record<keyof WordFormat, unknown>> = Object(format);
  return [
    ...bitsProblems(bits, `${what}.bits`),
    ...(typeof step === 'number' && step >= leastStep && step <= greatestStep
      ? []
      : [`${what}.step is ${showValue(step)}; use a number from 2^-64 to 2^512, or fixedPoint(bits, fraction).`]),
    ...(ruleKinds.rounding.is(rounding)
      ? []
      : [`${what}.rounding is ${showValue(rounding)}; use ${ruleKinds.rounding.use}.`]),
    ...(ruleKinds.overflow.is(overflow)
      ? []
      : [`${what}.overflow is ${showValue(overflow)}; use ${ruleKinds.overflow.use}.`]),
  ];
}

/** Steps lie from here to {@link greatestStep}: products of two are far from where doubles end. */
export const leastStep = powerOfTwo(-mostFraction);

/** See {@link leastStep}. */
export const greatestStep = powerOfTwo(512);

/** Throws `bad-option` for what is no format. */
export function checkFormat(format: WordFormat, what = 'format'): void {
  const problems = formatProblems(format, what);
  if (problems.length > 0) throw new LinnetError('bad-option', problems.join(' '), { problems });
}

const quantisationModes: Readonly<Record<Rounding, string>> = {
  floor: 'AP_TRN',
  halfUp: 'AP_RND',
  halfEven: 'AP_RND_CONV',
};
const overflowModes: Readonly<Record<Overflow, string>> = {
  wrap: 'AP_WRAP',
  saturate: 'AP_SAT',
  saturateSymmetric: 'AP_SAT_SYM',
};

/**
 * A format as text: `ap_fixed<16,1,AP_RND,AP_SAT>`, without the rules where it has none, or `16 bits, step 0.0123` where the
 * step is no power of two.
 */
export function describeFormat(format: NumberFormat | WordFormat): string {
  const { bits, step } = format;
  const rules =
    'rounding' in format ? [quantisationModes[format.rounding], overflowModes[format.overflow]] : ([] as const);
  if (isPowerOfTwo(step)) return `ap_fixed<${[bits, bits + exponentOf(step), ...rules].join(',')}>`;
  return [`${bits} bits`, `step ${Number(step.toPrecision(6))}`, ...rules].join(', ');
}
