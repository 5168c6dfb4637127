import { expect, it } from 'vitest';
import { countOf, distinct, endsOf, takenBy } from './windows.js';

const samples = Float64Array.of(-7, -6, -2, 10);

it('windows that lie over each other take what they share once', () => {
  expect(Array.from(takenBy(samples, 3))).toEqual([-9, -8, -7, -6, -4, -3, -2, 8, 9, 10]);
  expect(countOf(samples, 3)).toBe(10);
  expect(Array.from(endsOf(samples, 3))).toEqual([3, 4, 7, 10]);
  expect(Array.from(takenBy(samples, 1))).toEqual(Array.from(samples));
  expect(takenBy(new Float64Array(), 3)).toHaveLength(0);
});

it('each number of a list that repeats some once', () => {
  expect(Array.from(distinct(Float64Array.of(1, 1, 2, 5, 5, 5)))).toEqual([1, 2, 5]);
});
