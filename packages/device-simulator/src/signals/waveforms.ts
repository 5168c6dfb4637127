import { sin, stream } from '@linnet/core';
import { mapped, type Signal, signalOf, silence } from './signal.js';

/** What a waveform generator plays on one channel. */
export type Waveform =
  | { readonly type: 'Off' }
  | { readonly type: 'DC'; readonly level: number }
  | { readonly type: 'Noise'; readonly amplitude: number; readonly offset: number }
  | PeriodicWaveform;

/** A waveform with a period. */
export interface PeriodicWaveform {
  readonly type: 'Sine' | 'Square' | 'Ramp' | 'Pulse';
  /** Peak to peak, V. */
  readonly amplitude: number;
  /** Hz. */
  readonly frequency: number;
  /** V. */
  readonly offset: number;
  /** Degrees. */
  readonly phase: number;
  /** Of a period: what a square wave is high for, or a ramp rises for. */
  readonly share: number;
  /** Of a pulse, s. */
  readonly width: number;
  /** Of a pulse: how long its edges take, s. */
  readonly edge: number;
}

/** Volts over time. Noise is uniform between the peaks and changes with every clock cycle: how a device makes it is not said. */
export function waveformSignal(waveform: Waveform, clock: number, seed: number): Signal {
  switch (waveform.type) {
    case 'Off':
      return silence;
    case 'DC':
      return signalOf(() => waveform.level);
    case 'Noise':
      return noise(waveform, clock, seed);
    default:
      return signalOf((seconds) => waveform.offset + (waveform.amplitude / 2) * shapeOf(waveform, seconds));
  }
}

/** From -1 to 1. */
function shapeOf(waveform: PeriodicWaveform, seconds: number): number {
  const { type, frequency, share, width, edge } = waveform;
  const turns = inPeriod(frequency * seconds + waveform.phase / 360);
  if (type === 'Sine') return sin(2 * Math.PI * turns);
  if (type === 'Square') return turns < share ? 1 : -1;
  if (type === 'Ramp') return turns < share ? (2 * turns) / share - 1 : 1 - (2 * (turns - share)) / (1 - share);
  const time = turns / frequency;
  if (time < edge) return (2 * time) / edge - 1;
  if (time < width) return 1;
  return time < width + edge ? 1 - (2 * (time - width)) / edge : -1;
}

/** The fraction of a number; what is a rounding error below a whole one is 0. */
export function inPeriod(turns: number): number {
  const fraction = turns - Math.floor(turns + 1e-9);
  return Math.max(0, fraction);
}

const noise =
  (waveform: { readonly amplitude: number; readonly offset: number }, clock: number, seed: number): Signal =>
  (times, work) =>
    mapped(times, work, (seconds) => {
      const cycle = Math.floor(seconds * clock) + 4503599627370496;
      const draw = stream(seed, work.acquisition, Math.floor(cycle / 4294967296), cycle % 4294967296).uniform();
      return waveform.offset + waveform.amplitude * (draw - 0.5);
    });

/** A table that is played again and again. */
export interface Table {
  /** V. */
  readonly volts: Float64Array;
  /** Of the whole table, Hz. */
  readonly frequency: number;
  /** Degrees. */
  readonly phase: number;
  /** Whether the points are joined by lines, the last with the first. */
  readonly isInterpolated: boolean;
}

/** Volts of a table over time. A point lasts until the next. */
export function tableSignal({ volts, frequency, phase, isInterpolated }: Table): Signal {
  const points = volts.length;
  return signalOf((seconds) => {
    const position = inPeriod(frequency * seconds + phase / 360) * points;
    const point = Math.min(points - 1, Math.floor(position + 1e-6));
    const from = volts[point] as number;
    if (!isInterpolated) return from;
    const to = volts[(point + 1) % points] as number;
    return from + (to - from) * Math.max(0, position - point);
  });
}
