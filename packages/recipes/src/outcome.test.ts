import { describe, expect, it } from 'vitest';
import { outcomeTexts } from './outcome.js';

describe('an outcome', () => {
  it('tells what is stated, by whom, the bound and why, and what was reached', () => {
    const outcome = { name: 'Loss', value: 1.17e-6, atMost: 1e-5, stated: '1.5e-6', source: 'the vendor' };
    expect(outcomeTexts({ ...outcome, reason: 'one seed' })).toEqual({
      name: 'Loss',
      stated: '1.5e-6 (the vendor)',
      bound: 'at most 1e-5',
      reached: '1.17e-6',
      reason: 'one seed',
      isReached: true,
    });
  });

  it('holds both ends of a bound, inclusively', () => {
    const between = { name: 'Share', isShare: true, atLeast: 0.2, atMost: 0.4 };
    const reached = [0.1, 0.2, 0.4, 0.5, Number.NaN].map((value) => outcomeTexts({ ...between, value }).isReached);
    expect(reached).toEqual([false, true, true, false, false]);
    expect(outcomeTexts({ ...between, value: 0.3 }).bound).toBe('at least 20.0 %, at most 40.0 %');
  });

  it('says exactly where both ends are one number', () => {
    expect(outcomeTexts({ name: 'Cycles', value: 375, atLeast: 375, atMost: 375 }).bound).toBe('exactly 375');
  });

  it('is just told where nothing is expected', () => {
    expect(outcomeTexts({ name: 'F1', value: 0.5 })).toEqual({
      name: 'F1',
      stated: '',
      bound: '',
      reached: '0.5',
      reason: '',
      isReached: undefined,
    });
  });
});
