/** Shapes of the signal. */
export const shapes = ['sine', 'square', 'ramp', 'noise'] as const;

/** One of them. */
export type SignalShape = (typeof shapes)[number];

/** What the generator plays. */
export interface SignalSettings {
  readonly shape: SignalShape;
  /** Samples of a period. */
  readonly period: number;
  readonly amplitude: number;
  /** Noise is added to every sample: uniform from 0 up to this. */
  readonly noise: number;
  /** Samples that the signal stands still for in an anomaly. */
  readonly width: number;
}

/** A generator that goes on where it was. */
export interface SignalGenerator {
  /** The next samples, and of which of them the signal stands still. */
  next(
    count: number,
    settings: SignalSettings,
  ): { readonly samples: Float32Array; readonly isHeld: readonly boolean[] };
  /** Lets the signal stand still from the next sample on. */
  anomaly(): void;
}

/** Makes a generator, at the start of its period. */
export function signalGenerator(uniform: () => number = Math.random): SignalGenerator {
  let phase = 0;
  let held: { readonly value: number; left: number } | undefined;
  let isAsked = false;
  const clean = ({ shape, amplitude, period, width }: SignalSettings): number => {
    phase = (phase + 1 / period) % 1;
    const value = amplitude * waveAt(shape, phase, uniform);
    if (isAsked) held = { value, left: width };
    isAsked = false;
    if (held === undefined) return value;
    held.left -= 1;
    const { value: still } = held;
    if (held.left <= 0) held = undefined;
    return still;
  };
  return {
    next: (count, settings) => {
      const isHeld: boolean[] = [];
      const samples = Float32Array.from({ length: count }, (_, at) => {
        isHeld[at] = isAsked || held !== undefined;
        return clean(settings) + settings.noise * uniform();
      });
      return { samples, isHeld };
    },
    anomaly: () => {
      isAsked = true;
    },
  };
}

function waveAt(shape: SignalShape, phase: number, uniform: () => number): number {
  switch (shape) {
    case 'sine':
      return Math.sin(2 * Math.PI * phase);
    case 'square':
      return phase < 0.5 ? 1 : -1;
    case 'ramp':
      return 2 * phase - 1;
    case 'noise':
      return 2 * uniform() - 1;
  }
}
