import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviceName, devices } from './devices.js';
import { levelsFor } from './levels.js';

const on = (name: DeviceName, low: number, high: number) => {
  const device = devices.find((candidate) => candidate.name === name);
  if (device === undefined) throw new Error(name);
  return levelsFor(device, { low, high });
};

describe('levelsFor', () => {
  it.each<[string, DeviceName, number, number, object]>([
    ['bounds in range are the levels', 'Moku:Go', -1, 1.2, { low: -1, high: 1.2, gain: 1, offset: 0 }],
    [
      'a signal too strong needs a gain below 1',
      'Moku:Pro',
      -1,
      1.2,
      { low: -1 / 1.2, high: 1, gain: 1 / 1.2, offset: 0 },
    ],
    ['the stronger end decides', 'Moku:Lab', -4, 2, { low: -1, high: 0.5, gain: 0.25, offset: 0 }],
    ['a signal too weak needs a gain above 1', 'Moku:Delta', 0, 0.005, { low: 0, high: 0.01, gain: 2, offset: 0 }],
    [
      'a small signal far from 0 needs an offset',
      'Moku:Pro',
      100,
      100.5,
      { low: -0.25, high: 0.25, gain: 1, offset: -100.25 },
    ],
    ['a constant signal stands in the middle', 'Moku:Pro', 0.5, 0.5, { low: 0.495, high: 0.505, gain: 1, offset: 0 }],
  ])('%s', (_, name, low, high, expected) => {
    expect(on(name, low, high)).toEqual(expected);
  });

  it('gives levels each device can set, and a map that takes the bounds there', () => {
    const bound = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    fc.assert(
      fc.property(bound, bound, fc.constantFrom(...devices), (a, b, device) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high === low || Number.isFinite(1 / (high - low)));
        const levels = levelsFor(device, { low, high });
        expect(levels.low).toBeGreaterThanOrEqual(device.lowLevel.least);
        expect(levels.low).toBeLessThanOrEqual(device.lowLevel.greatest);
        expect(levels.high).toBeGreaterThanOrEqual(device.highLevel.least);
        expect(levels.high).toBeLessThanOrEqual(device.highLevel.greatest);
        expect(levels.high - levels.low).toBeGreaterThanOrEqual(device.leastSpan * (1 - 1e-9));
        const middle = levels.gain * (low / 2 + high / 2) + levels.offset;
        const rounding = 1e-12 * (1 + Math.abs(levels.offset));
        expect(Math.abs(middle - (levels.low + levels.high) / 2)).toBeLessThanOrEqual(rounding);
        expect(Math.abs(levels.gain * (high - low) - (levels.high - levels.low)) <= rounding || low === high).toBe(
          true,
        );
      }),
    );
  });
});
