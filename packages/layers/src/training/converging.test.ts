import { expect, it } from 'vitest';
import { isConverging } from './converging.js';

const fine = [Float32Array.of(3.4e38, -3.4e38), Float32Array.of(0)];
const spoilt = [fine[0] ?? new Float32Array(), Float32Array.of(1, Number.NaN)];
const infinite = [Float64Array.of(1, Number.NEGATIVE_INFINITY)];

it('lets finite numbers pass, however great', () => {
  expect(isConverging(0.5, { params: fine, moments: fine, step: 1 })).toBe(true);
  expect(isConverging(1e308, { params: fine, moments: [], step: 1 })).toBe(true);
});

it('sees a loss, a weight and a moment that are not finite', () => {
  expect(isConverging(Number.NaN, { params: fine, moments: fine, step: 1 })).toBe(false);
  expect(isConverging(Number.POSITIVE_INFINITY, { params: fine, moments: fine, step: 1 })).toBe(false);
  expect(isConverging(0.5, { params: spoilt, moments: fine, step: 1 })).toBe(false);
  expect(isConverging(0.5, { params: fine, moments: infinite, step: 1 })).toBe(false);
});
