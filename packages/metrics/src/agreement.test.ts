import { describe, expect, it } from 'vitest';
import { balancedAccuracy, cohenKappa, matthews } from './index.js';

describe('agreement beyond counting', () => {
  it('balances classes by their size', () => {
    expect(balancedAccuracy([0, 0, 0, 1], [0, 0, 0, 0])).toBe(0.5);
    expect(balancedAccuracy([0, 0], [0, 7])).toBe(0.5);
  });

  it('is 0 for guesses, 1 for a perfect match, -1 for the opposite', () => {
    expect(matthews([0, 1, 0, 1], [0, 0, 1, 1])).toBe(0);
    expect(matthews([0, 1, 2], [0, 1, 2])).toBeCloseTo(1, 15);
    expect(matthews([0, 1], [1, 0])).toBe(-1);
    expect(matthews([1, 1], [1, 1])).toBe(0);
    expect(cohenKappa([0, 0, 1, 1], [0, 1, 1, 1])).toBe(0.5);
  });

  it('weighs how far classes in an order are apart', () => {
    const [truth, near, far] = [
      [0, 1, 2, 3],
      [1, 1, 2, 3],
      [3, 1, 2, 3],
    ];
    expect(cohenKappa(truth, near)).toBeCloseTo(cohenKappa(truth, far), 1);
    expect(cohenKappa(truth, near, { disagreement: 'quadratic' })).toBeGreaterThan(
      cohenKappa(truth, far, { disagreement: 'quadratic' }) + 0.5,
    );
    expect(() => cohenKappa(truth, near, { disagreement: 'cubic' as never })).toThrow(
      'disagreement is "cubic"; use "equal", "linear" or "quadratic".',
    );
  });

  it('is no number where chance alone brings all agreement', () => {
    expect(cohenKappa([4, 4], [4, 4])).toBeNaN();
  });
});
