import { describe, expect, it } from 'vitest';
import { planSampling, rowsPerTrace, sampleCurve } from './samples.js';

/** A trace of x(t) = 3 t - 1 with so many points. */
function line(start: number, end: number, points: number) {
  const time = Float64Array.from({ length: points }, (_, at) => start + ((end - start) * at) / (points - 1));
  return { time, volts: time.map((seconds) => 3 * seconds - 1) };
}

describe('samples of a trace', () => {
  it('stand at their moments, with all of the points and with half of them', () => {
    const { start, end, points } = planSampling(2, 100, 1000);
    expect([start, points]).toEqual([2, 256]);
    for (const count of [points, points / 2]) {
      const samples = sampleCurve(line(start, end, count), start, 100, 1000);
      expect(samples).toHaveLength(100);
      for (const [at, volts] of samples.entries()) expect(volts).toBeCloseTo(3 * (2 + at / 1000) - 1, 12);
    }
  });

  it('are refused where the trace has too few points, or another span', () => {
    const { start, end, points } = planSampling(0, 100, 1000);
    expect(() => sampleCurve(line(start, end, points / 4), 0, 100, 1000)).toThrow(/fewer than the 1000/u);
    expect(() => sampleCurve(line(0.5, 0.5 + end, points), 0, 100, 1000)).toThrow(/were asked for/u);
    expect(() => sampleCurve(line(1, 1, 2), 0, 2, 1000)).toThrow(/without a time span/u);
  });

  it('fill a trace row after row, and one long row alone', () => {
    expect([100, 8192, 16_384].map(rowsPerTrace)).toEqual([81, 1, 1]);
    expect(planSampling(0, 81 * 100, 1000).points).toBe(16_384);
    expect(planSampling(0, 16_384, 1000)).toEqual({ start: 0, end: 16_383 / 1000, points: 16_384 });
  });
});
