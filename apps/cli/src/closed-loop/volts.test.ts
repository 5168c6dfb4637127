import { describe, expect, it } from 'vitest';
import { cyclicWindows } from './predict.js';
import { clipped, inputsOf, voltsOf } from './volts.js';

describe('volts', () => {
  const levels = { low: -0.5, high: 1, gain: 0.5, offset: 0.25 };

  it('are what a gain and an offset make of the data, and back to what the network takes', () => {
    const volts = voltsOf(Float64Array.of(-1.5, 0, 1.5, 4), levels);
    expect(volts).toEqual(Float64Array.of(-0.5, 0.25, 1, 2.25));
    expect(clipped(inputsOf(volts, levels))).toEqual(Float64Array.of(-1, 0, 1, 1));
  });
});

describe('cyclicWindows', () => {
  it('ends a window with each sample, the last sample before the first', () => {
    expect(cyclicWindows(Float64Array.of(1, 2, 3), 2)).toEqual({
      data: Float64Array.of(3, 1, 1, 2, 2, 3),
      shape: [3, 2],
    });
    // A window longer than the signal holds it several times.
    expect(cyclicWindows(Float64Array.of(1, 2), 3).data).toEqual(Float64Array.of(1, 2, 1, 2, 1, 2));
  });
});
