import { describe, expect, it } from 'vitest';
import { readTrace } from './read-trace.js';

describe('readTrace', () => {
  const time = Float64Array.of(0, 0.1, 0.2, 0.3, 0.4);

  it('takes the nearest point of the channel', () => {
    const trace = { time, channels: [new Float64Array(5), Float64Array.of(1, 2, 3, 4, 5)] };
    expect(readTrace(trace, 1, Float64Array.of(0.01, 0.19, 0.21, 0.4), 0.05)).toEqual(Float64Array.of(1, 3, 3, 5));
  });

  it('says where a trace shows nothing', () => {
    const trace = { time, channels: [Float64Array.of(1, 2, Number.NaN, 4, 5)] };
    expect(() => readTrace(trace, 0, Float64Array.of(0.2), 0.05)).toThrow('channel 1 shows nothing at 0.2 s');
    expect(() => readTrace(trace, 0, Float64Array.of(0.5), 0.05)).toThrow('shows nothing at 0.5 s, within 0.05 s');
    expect(() => readTrace(trace, 1, Float64Array.of(0), 0.05)).toThrow('channel 2');
  });
});
