import { describe, expect, it } from 'vitest';
import { numberText, shareText } from './number-text.js';

describe('numbers of a run', () => {
  it.each([
    [0, '0'],
    [375, '375'],
    [18935, '18,935'],
    [12345.6, '12,346'],
    [0.01807, '0.01807'],
    [0.001, '0.001'],
    [0.0001085, '1.085e-4'],
    [1.17234e-6, '1.172e-6'],
    [-0.00002, '-2e-5'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  it.each([
    [1, '100.0 %'],
    [0.9638, '96.38 %'],
    [0.99875, '99.88 %'],
    [0.5, '50.0 %'],
  ])('a share of %d reads %s', (share, text) => expect(shareText(share)).toBe(text));
});
