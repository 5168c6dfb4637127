import { describe, expect, it } from 'vitest';
import { shapes, signalGenerator } from './signal-generator.js';

const settings = { shape: 'sine', period: 20, amplitude: 0.5, noise: 0, width: 8 } as const;

describe('signalGenerator', () => {
  it('goes on where it was, with the period that it is told', () => {
    const whole = signalGenerator().next(60, settings);
    const parts = signalGenerator();
    expect([...parts.next(25, settings), ...parts.next(35, settings)]).toEqual([...whole]);
    for (let at = 0; at < 40; at++) expect(whole[at + 20]).toBeCloseTo(whole[at] ?? Number.NaN, 6);
    expect(Math.max(...whole)).toBeCloseTo(0.5, 6);
  });

  it('stands still for an anomaly, and then goes on', () => {
    const generator = signalGenerator();
    generator.next(7, settings);
    generator.anomaly();
    const after = generator.next(12, settings);
    expect(new Set(after.subarray(0, 8)).size).toBe(1);
    expect(after[9]).not.toBe(after[8]);
  });

  it.each(shapes)('keeps a %s within its amplitude and noise', (shape) => {
    const values = signalGenerator().next(500, { ...settings, shape, noise: 0.2 });
    for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(0.7);
    expect(new Set(values).size).toBeGreaterThan(2);
  });
});
