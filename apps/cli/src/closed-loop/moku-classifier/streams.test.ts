import { describe, expect, it } from 'vitest';
import { drawStreams } from './streams.js';

describe('drawStreams', () => {
  const streams = drawStreams(3, 4096);

  it('stands still in defects, but for noise, and is a whole number of periods long', () => {
    for (const { signal, defects } of streams) {
      expect(signal.length).toBeLessThanOrEqual(4096);
      expect(Math.max(...signal)).toBeLessThan(1.2);
      for (const { start, width } of defects) {
        const still = signal.subarray(start, start + width);
        expect(Math.max(...still) - Math.min(...still)).toBeLessThan(0.2);
      }
    }
  });

  it('leaves windows without a defect between any two, where it begins again too', () => {
    for (const { signal, defects } of streams) {
      const starts = [...defects.map(({ start }) => start), signal.length + (defects[0]?.start ?? 0)];
      for (const [at, { start, width }] of defects.entries()) {
        expect(start + width + 99).toBeLessThan(starts[at + 1] ?? 0);
        expect(start + width + 99).toBeLessThan(signal.length);
      }
    }
  });

  it('is the same for the same seed', () => {
    expect(drawStreams(3, 4096)).toEqual(streams);
    expect(drawStreams(4, 4096)).not.toEqual(streams);
  });
});
