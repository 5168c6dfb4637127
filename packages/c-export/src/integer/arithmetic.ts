import type { Rounding } from '@linnet/core';
import { cFunction } from '../text/lines.js';
import type { IntegerPlan } from './plan.js';

/** The arithmetic that a network needs, each operation a function. */
export function arithmeticCode(name: string, plan: IntegerPlan): readonly string[] {
  const isInterpolated = plan.tables.some((table) => table.isInterpolated);
  const roundings: readonly Rounding[] = isInterpolated ? [...roundingsOf(plan), 'halfUp'] : roundingsOf(plan);
  return [
    shiftDown(name),
    ...(roundings.includes('halfUp') ? [shiftHalfUp(name)] : []),
    ...(roundings.includes('halfEven') ? [shiftHalfEven(name)] : []),
    ...(plan.network.input.overflow === 'wrap' || plan.layers.some(({ wraps }) => wraps) ? [wrap(name)] : []),
    limit(name),
  ];
}

/** The rules that a network rounds its sums by. */
export const roundingsOf = ({ layers }: IntegerPlan): readonly Rounding[] => [
  ...new Set(layers.map(({ layer }) => layer.rounding)),
];

/** All rules, each at the number that stands for it in C. */
export const roundingNumbers = ['floor', 'halfUp', 'halfEven'] as const satisfies readonly Rounding[];

/** The function that rounds by a rule, after the name of the network. */
export const roundingFunction: Readonly<Record<Rounding, string>> = {
  floor: 'shift_down',
  halfUp: 'shift_half_up',
  halfEven: 'shift_half_even',
};

const shiftDown = (name: string): string =>
  cFunction(
    'value / 2^shift, rounded down, also below 0: what >> does there is left to the compiler.',
    `static int64_t ${name}_shift_down(int64_t value, uint8_t shift)`,
    ['return value < 0 ? ~(~value >> shift) : value >> shift;'],
  );

const shiftHalfUp = (name: string): string =>
  cFunction(
    'value / 2^shift to the nearest integer, halves upwards: the first bit behind the point tells.',
    `static int64_t ${name}_shift_half_up(int64_t value, uint8_t shift)`,
    [
      'if (shift == 0) return value;',
      `return ${name}_shift_down(value, shift) + (int64_t)(((uint64_t)value >> (shift - 1)) & 1);`,
    ],
  );

const shiftHalfEven = (name: string): string =>
  cFunction(
    'value / 2^shift to the nearest integer, halves to the even one.',
    `static int64_t ${name}_shift_half_even(int64_t value, uint8_t shift)`,
    [
      `const int64_t down = ${name}_shift_down(value, shift);`,
      'const uint64_t one = (uint64_t)1 << shift;',
      'const uint64_t twice_rest = ((uint64_t)value & (one - 1)) << 1;',
      'return twice_rest > one || (twice_rest == one && (down & 1) != 0) ? down + 1 : down;',
    ],
  );

const wrap = (name: string): string =>
  cFunction(
    'The low bits of a value, read as a signed word.',
    `static int32_t ${name}_wrap(int64_t value, uint8_t bits)`,
    [
      'const uint64_t sign = (uint64_t)1 << (bits - 1);',
      'const uint64_t low = (uint64_t)value & ((sign << 1) - 1);',
      'return (int32_t)((int64_t)(low ^ sign) - (int64_t)sign);',
    ],
  );

const limit = (name: string): string =>
  cFunction(
    'The nearest integer from least to greatest.',
    `static int32_t ${name}_limit(int64_t value, int32_t least, int32_t greatest)`,
    ['return value < least ? least : value > greatest ? greatest : (int32_t)value;'],
  );
