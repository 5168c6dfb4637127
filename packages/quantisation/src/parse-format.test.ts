import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/models.js';
import { describeFormat, fixedPoint, parseFormat } from './index.js';

describe('parseFormat', () => {
  it('reads what describeFormat writes', () => {
    const rounding = fc.constantFrom('floor', 'halfUp', 'halfEven');
    const overflow = fc.constantFrom('wrap', 'saturate', 'saturateSymmetric');
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 32 }),
        fc.integer({ min: -64, max: 64 }),
        rounding,
        overflow,
        (...format) => {
          const [bits, fraction, rounds, overflows] = format;
          const made = fixedPoint(bits, fraction, { rounding: rounds, overflow: overflows });
          expect(parseFormat(describeFormat(made))).toEqual(made);
        },
      ),
    );
  });

  it('reads Qm.n, and the defaults of high-level synthesis', () => {
    expect(parseFormat(' q1.15 ')).toEqual(fixedPoint(16, 15));
    expect(parseFormat('ap_fixed<8, 4>')).toEqual(fixedPoint(8, 4, { rounding: 'floor', overflow: 'wrap' }));
    expect(parseFormat('ap_fixed<8,-2,AP_RND>')).toEqual(fixedPoint(8, 10, { overflow: 'wrap' }));
  });

  it.each([
    '',
    '16',
    'Q40.3',
    'ap_fixed<16>',
    'ap_fixed<16,1,AP_UP>',
    'ap_fixed<16,1,AP_RND,AP_SAT,0>',
    'ap_fixed<1e1,1>',
  ])('refuses %j', (text) => expect(errorOf(() => parseFormat(text)).code).toBe('bad-option'));

  it('refuses what is no text', () => {
    const config: { readonly format: string } = JSON.parse('{ "format": 16 }');
    expect(errorOf(() => parseFormat(config.format)).message).toContain('16 is no format');
  });
});
