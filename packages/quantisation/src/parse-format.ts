import { LinnetError, type Overflow, type Rounding, showValue } from '@linnet/core';
import { type FixedPoint, fixedPoint } from './fixed-point.js';

const roundings: Readonly<Record<string, Rounding>> = { AP_TRN: 'floor', AP_RND: 'halfUp', AP_RND_CONV: 'halfEven' };
const overflows: Readonly<Record<string, Overflow>> = {
  AP_WRAP: 'wrap',
  AP_SAT: 'saturate',
  AP_SAT_SYM: 'saturateSymmetric',
};

/**
 * A format from its text, for config files and command lines: `ap_fixed<W,I>`, `ap_fixed<W,I,Q,O>`, or `Qm.n` with m bits
 * before the point, sign included, and n behind it. As in high-level synthesis, an `ap_fixed` without Q and O truncates and
 * wraps; Qm.n rounds and saturates. What `describeFormat` writes of a fixed-point format is read back.
 * @throws LinnetError `bad-option` for another text, or for a format that is none.
 *
 * @example
 * ```ts
 * parseFormat('Q1.15'); // fixedPoint(16, 15)
 * parseFormat('ap_fixed<18,1,AP_RND,AP_SAT>'); // fixedPoint(18, 17)
 * ```
 */
export function parseFormat(text: string): FixedPoint {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  const [, before, behind] = /^Q(\d+)\.(\d+)$/iu.exec(trimmed) ?? [];
  if (before !== undefined && behind !== undefined) return fixedPoint(Number(before) + Number(behind), Number(behind));
  const [, list] = /^ap_fixed\s*<([^<>]*)>$/u.exec(trimmed) ?? [];
  const [bits = '', whole = '', q = 'AP_TRN', o = 'AP_WRAP', ...more] = (list ?? '')
    .split(',')
    .map((part) => part.trim());
  const [rounding, overflow] = [own(roundings, q), own(overflows, o)];
  const isNumber = /^\d+$/u.test(bits) && /^-?\d+$/u.test(whole);
  if (!isNumber || rounding === undefined || overflow === undefined || more.length > 0) {
    throw new LinnetError(
      'bad-option',
      `${showValue(text)} is no format; use Q1.15, ap_fixed<16,1>, or with rules ap_fixed<16,1,Q,O>: Q is ${Object.keys(roundings).join(', ')}, O is ${Object.keys(overflows).join(', ')}.`,
    );
  }
  return fixedPoint(Number(bits), Number(bits) - Number(whole), { rounding, overflow });
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
