import type { Rounding, Scaling } from '@linnet/core';
import { scalingCode } from '../scaling.js';
import { cFunction, when } from '../text/lines.js';
import { cDouble, cInteger } from '../text/numbers.js';
import type { IntegerPlan } from './plan.js';

/** The functions that take and give the user's units. */
export function predictCode(name: string, plan: IntegerPlan, scaling: Scaling): readonly string[] {
  const { definitions, scaled, unscaled } = scalingCode(name, scaling);
  const prefix = name.toUpperCase();
  return [
    ...definitions,
    ...(plan.network.input.overflow === 'wrap' ? [remainder(name)] : []),
    toInteger(name, plan),
    cFunction(
      'Scaling is done in doubles, before and after.',
      `void ${name}_predict(const double *input, double *output)`,
      [
        `int32_t x[${prefix}_INPUTS];`,
        `int32_t y[${prefix}_OUTPUTS];`,
        'uint32_t i;',
        '',
        `for (i = 0; i < ${prefix}_INPUTS; i++) x[i] = ${name}_to_integer(${scaled});`,
        `${name}_run(x, y);`,
        `for (i = 0; i < ${prefix}_OUTPUTS; i++) output[i] = ${unscaled(`y[i] * ${prefix}_OUTPUT_STEP`)};`,
      ],
    ),
  ];
}

/** What becomes of the whole number below, by the rest above it. */
const roundingUp: Readonly<Record<Rounding, readonly string[]>> = {
  floor: [],
  halfUp: ['if (steps - (double)whole >= 0.5) whole++;'],
  halfEven: [
    'if (steps - (double)whole > 0.5) whole++;',
    'else if (steps - (double)whole == 0.5 && (whole & 1) != 0) whole++;',
  ],
};

function toInteger(name: string, { network: { input }, least, greatest }: IntegerPlan): string {
  const { bits, rounding, overflow } = input;
  const [low, high] = [least, greatest].map(cInteger);
  return cFunction(
    'A number in steps of the input, rounded and put into its word. NaN becomes 0.',
    `static int32_t ${name}_to_integer(double value)`,
    [
      `double steps = value / ${name.toUpperCase()}_INPUT_STEP;`,
      'int64_t whole;',
      '',
      'if (steps != steps) return 0;',
      // A quotient that vanishes is still below 0.
      ...when(rounding === 'floor', 'if (steps == 0 && value < 0) return -1;'),
      ...(overflow === 'wrap'
        ? [`steps = ${name}_remainder(steps);`]
        : [`if (steps <= ${cDouble(least)}) return ${low};`, `if (steps >= ${cDouble(greatest)}) return ${high};`]),
      'whole = (int64_t)steps;',
      'if ((double)whole > steps) whole--;',
      ...roundingUp[rounding],
      overflow === 'wrap' ? `return ${name}_wrap(whole, ${bits});` : `return ${name}_limit(whole, ${low}, ${high});`,
    ],
  );
}

const remainder = (name: string): string =>
  cFunction(
    'A great number without multiples of 2^32, which wraps as the number does; 0 where it is not finite.',
    `static double ${name}_remainder(double value)`,
    [
      'double magnitude = value < 0 ? -value : value;',
      'double part = 4294967296.0;',
      '',
      'if (!(value - value == 0)) return 0;',
      'if (magnitude < 9007199254740992.0) return value;',
      'while (part <= magnitude / 2) part *= 2;',
      'for (; part >= 4294967296.0; part /= 2) {',
      '    if (magnitude >= part) magnitude -= part;',
      '}',
      'return value < 0 ? -magnitude : magnitude;',
    ],
  );
