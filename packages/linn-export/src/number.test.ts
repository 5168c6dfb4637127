import { LinnetError } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenJson } from '../test/nets.js';
import { floatText } from './number.js';

const golden = goldenJson('float_repr.json') as readonly (readonly [bits: string, text: string])[];

const fromBits = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

const single = fc.float({ noNaN: true, noDefaultInfinity: true });
const double = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('floatText', () => {
  it('prints every golden number as Python does', () => {
    expect(golden.length).toBeGreaterThan(500);
    expect(golden.map(([bits]) => floatText(fromBits(bits)))).toEqual(golden.map(([, text]) => text));
  });

  it('prints what reads back to the same bits', () => {
    fc.assert(fc.property(fc.oneof(single, double), (value) => Object.is(Number(floatText(value)), value)));
  });

  it('prints JSON numbers that always have a point or an exponent', () => {
    fc.assert(
      fc.property(fc.oneof(single, double), (value) => {
        const text = floatText(value);
        expect(text).toMatch(/^-?\d(?:\d*\.\d+|(?:\.\d+)?e[+-]\d{2,3})$/);
        expect(Object.is(JSON.parse(text), value)).toBe(true);
      }),
    );
  });

  it('uses an exponent below 1e-4 and from 1e16 up, and only there', () => {
    fc.assert(
      fc.property(double, (value) => {
        const size = Math.abs(value);
        return floatText(value).includes('e') === (size !== 0 && (size < 1e-4 || size >= 1e16));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s', (value) => {
    expect(() => floatText(value)).toThrow(LinnetError);
  });
});
