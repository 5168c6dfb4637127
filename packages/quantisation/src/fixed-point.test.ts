import type { Overflow, Rounding } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overflow, rounding } from '../test/arbitraries.js';
import { errorOf } from '../test/models.js';
import { describeFormat, fixedPoint, fromInteger, toInteger } from './index.js';

/** The same in integers of any length: a double is a whole number times a power of two. */
function exactInteger(value: number, bits: number, fraction: number, round: Rounding, over: Overflow): bigint {
  let [mantissa, exponent] = [value, fraction];
  for (; !Number.isInteger(mantissa); exponent--) mantissa *= 2;
  const shift = BigInt(Math.abs(exponent));
  const [numerator, denominator] = exponent >= 0 ? [BigInt(mantissa) << shift, 1n] : [BigInt(mantissa), 1n << shift];
  const down = (numerator - (((numerator % denominator) + denominator) % denominator)) / denominator;
  const twice = 2n * (numerator - down * denominator);
  const isUp = twice > denominator || (twice === denominator && (round === 'halfUp' || down % 2n !== 0n));
  return word(round !== 'floor' && isUp ? down + 1n : down, bits, over);
}

function word(value: bigint, bits: number, over: Overflow): bigint {
  const size = 1n << BigInt(bits);
  if (over === 'wrap') return ((((value + size / 2n) % size) + size) % size) - size / 2n;
  const greatest = size / 2n - 1n;
  const least = over === 'saturate' ? -greatest - 1n : -greatest;
  return value > greatest ? greatest : value < least ? least : value;
}

describe('fixedPoint', () => {
  it('is a step and a word', () => {
    expect(fixedPoint(16, 15)).toEqual({
      bits: 16,
      fraction: 15,
      step: 1 / 32768,
      rounding: 'halfUp',
      overflow: 'saturate',
    });
    expect(fixedPoint(2, -3).step).toBe(8);
    expect(fixedPoint(32, 64).step).toBe(2 ** -64);
  });

  it.each([
    [fixedPoint(16, 15), 'ap_fixed<16,1,AP_RND,AP_SAT>'],
    [
      fixedPoint(8, 10, { rounding: 'halfEven', overflow: 'saturateSymmetric' }),
      'ap_fixed<8,-2,AP_RND_CONV,AP_SAT_SYM>',
    ],
    [fixedPoint(18, -2, { rounding: 'floor', overflow: 'wrap' }), 'ap_fixed<18,20,AP_TRN,AP_WRAP>'],
    [{ bits: 8, step: 0.25 }, 'ap_fixed<8,6>'],
    [{ bits: 8, step: 0.1 }, '8 bits, step 0.1'],
  ])('has a name in the letters of HLS: %j', (format, text) => {
    expect(describeFormat(format)).toBe(text);
  });

  it('rounds halves by the rule, also below 0', () => {
    const at = (round: Rounding) =>
      [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((value) => toInteger(value, fixedPoint(8, 0, { rounding: round })));
    expect(at('floor')).toEqual([-3, -2, -1, 0, 1, 2]);
    expect(at('halfUp')).toEqual([-2, -1, 0, 1, 2, 3]);
    expect(at('halfEven')).toEqual([-2, -2, 0, 0, 2, 2]);
  });

  it('wraps or saturates what does not fit', () => {
    const at = (over: Overflow, value: number) => toInteger(value, fixedPoint(8, 4, { overflow: over }));
    expect([at('wrap', 8), at('saturate', 8), at('saturateSymmetric', 8)]).toEqual([-128, 127, 127]);
    expect([at('wrap', -8), at('saturate', -8), at('saturateSymmetric', -8)]).toEqual([-128, -128, -127]);
    expect(at('wrap', 1e300)).toBe(0);
    // +1 is not in Q1.15.
    expect(toInteger(1, fixedPoint(16, 15))).toBe(32767);
  });

  it('rounds every double as integers of any length do', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -300, max: 300, noNaN: true }),
      fc.integer({ min: -5000, max: 5000 }).map((halves) => halves / 16),
    );
    const bits = fc.integer({ min: 2, max: 32 });
    fc.assert(
      fc.property(
        value,
        bits,
        fc.integer({ min: -64, max: 64 }),
        rounding,
        overflow,
        (of, width, fraction, round, over) => {
          const found = toInteger(of, fixedPoint(width, fraction, { rounding: round, overflow: over }));
          expect(BigInt(found)).toBe(exactInteger(of, width, fraction, round, over));
          expect(Object.is(found, -0)).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('keeps what it has', () => {
    const bits = fc.integer({ min: 2, max: 32 });
    fc.assert(
      fc.property(
        bits,
        fc.integer({ min: -64, max: 64 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, fraction, part) => {
          const format = fixedPoint(width, fraction);
          const integer = Math.floor((part - 0.5) * (2 ** width - 1));
          expect(toInteger(fromInteger(integer, format), format)).toBe(integer);
        },
      ),
    );
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'bits and fraction',
      () => fixedPoint(33, 0.5),
      'bad-option',
      'bits is 33; use a whole number from 2 to 32.\n- fraction is 0.5',
    ],
    ['null', () => fixedPoint(null as never, Number.NaN), 'bad-option', 'bits is null'],
    [
      'a rounding',
      () => fixedPoint(8, 4, { rounding: 'up' as never }),
      'bad-option',
      'rounding is "up"; use "floor" or "halfUp" or "halfEven"',
    ],
    ['an option', () => fixedPoint(8, 4, { overflows: 'wrap' } as never), 'bad-option', 'Did you mean "overflow"?'],
    ['NaN', () => toInteger(Number.NaN, fixedPoint(8, 4)), 'bad-value', 'NaN has no place in fixed point'],
    ['no format', () => toInteger(1, null as never), 'bad-option', 'format.bits is undefined'],
    ['a step of 0', () => toInteger(1, { ...fixedPoint(8, 4), step: 0 }), 'bad-option', 'format.step is 0'],
  ])('refuses %s', (_, act, code, part) => {
    const error = errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
