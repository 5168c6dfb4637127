import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAddressBar } from './address-bar.js';

describe('createAddressBar', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes the first of many at once, few of the others, and the last one', () => {
    const written: string[] = [];
    const bar = createAddressBar((address) => written.push(address));
    for (let change = 0; change <= 1000; change++) {
      bar.write(String(change));
      if (change === 0) expect(written).toEqual(['0']);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(written.at(-1)).toBe('1000');
    // In ten seconds browsers take a hundred.
    expect(written.length).toBeLessThan(60);
  });

  it('writes nothing over an address that somebody else has changed', () => {
    const written: string[] = [];
    const bar = createAddressBar((address) => written.push(address));
    bar.write('a');
    bar.write('b');
    bar.forget();
    vi.advanceTimersByTime(1000);
    expect(written).toEqual(['a']);
  });
});
