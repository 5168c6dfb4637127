import { expect, it } from 'vitest';
import { pythonFloat } from './python-float.js';

it.each([
  [28, '28.0'],
  [12.13, '12.13'],
  [0, '0.0'],
  [-0, '-0.0'],
  [1e16, '1e+16'],
  [-123456789012345680, '-1.2345678901234568e+17'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-300, '1.5e-300'],
  [Number.NaN, 'nan'],
  [Number.NEGATIVE_INFINITY, '-inf'],
])('%d is %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});
