import { describe, expect, it } from 'vitest';
import { shapes, signalGenerator } from './signal-generator.js';

const settings = { shape: 'sine', period: 20, amplitude: 0.5, noise: 0, width: 8 } as const;

describe('signalGenerator', () => {
  it('goes on where it was, with the period that it is told', () => {
    const whole = signalGenerator().next(60, settings).samples;
    const parts = signalGenerator();
    expect([...parts.next(25, settings).samples, ...parts.next(35, settings).samples]).toEqual([...whole]);
    for (let at = 0; at < 40; at++) expect(whole[at + 20]).toBeCloseTo(whole[at] ?? Number.NaN, 6);
    expect(Math.max(...whole)).toBeCloseTo(0.5, 6);
  });

  it('stands still for an anomaly, and then goes on', () => {
    const generator = signalGenerator();
    expect(generator.next(7, settings).isHeld).not.toContain(true);
    generator.anomaly();
    const { samples: after, isHeld } = generator.next(12, settings);
    expect(isHeld).toEqual(Array.from({ length: 12 }, (_, at) => at < 8));
    expect(new Set(after.subarray(0, 8)).size).toBe(1);
    expect(after[9]).not.toBe(after[8]);
  });

  it.each(shapes)('keeps a %s within its amplitude and noise', (shape) => {
    const values = signalGenerator().next(500, { ...settings, shape, noise: 0.2 }).samples;
    for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(0.7);
    expect(new Set(values).size).toBeGreaterThan(2);
  });
});
