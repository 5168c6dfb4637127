import { describe, expect, it } from 'vitest';
import { fixed } from './fixed.js';

describe('numbers as Python prints them', () => {
  it.each([
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [0.625, 2, '0.62'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [0.05, 1, '0.1'],
    [0.15, 1, '0.1'],
    [0.285, 2, '0.28'],
    [2 / 3, 3, '0.667'],
    [1, 2, '1.00'],
    [0.999, 2, '1.00'],
    [0.5 ** 5, 4, '0.0312'],
    [0.1, 20, '0.10000000000000000555'],
  ])('%d with %d decimals is %s', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });
});
