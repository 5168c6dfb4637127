import { type Dataset, fromArrays, type RandomState, random, sin } from 'linnet';

/** Samples of a window. */
export const windowLength = 100;
/** Samples of a frame that the oscilloscope gives. */
const frameLength = 1024;

const turn = 2 * Math.PI;

/** A wave to record. */
export interface Recording {
  readonly frames: number;
  /** Seconds of a frame. */
  readonly seconds: number;
  readonly frequency: number;
  /** Volts at a phase in radians. */
  readonly shape: (phase: number) => number;
  /** Deviation of the noise, volts. */
  readonly noise: number;
}

/** 100 Hz of 1 V from peak to peak, in as much noise as an oscilloscope adds of itself. */
export const plainSine: Recording = {
  frames: 100,
  seconds: 0.1,
  frequency: 100,
  shape: (phase) => 0.5 * sin(phase),
  noise: 0.0005,
};

/** A wave of three harmonics in noise that can be seen. */
export const noisyWave: Recording = {
  frames: 150,
  seconds: 0.02,
  frequency: 500,
  shape: (phase) => 0.3 * sin(phase) + 0.15 * sin(2 * phase + 1) + 0.08 * sin(3 * phase),
  noise: 0.0325,
};

/** Samples a second of a recording. */
export const rateOf = ({ seconds }: Recording): number => frameLength / seconds;

/** A stretch of the wave that begins anywhere. */
export function record(wave: Recording, length: number, generator: RandomState): Float64Array {
  const start = generator.uniform(0, turn);
  const noise = generator.normal(0, wave.noise, length);
  const step = (turn * wave.frequency) / rateOf(wave);
  return noise.map((value, at) => wave.shape(start + step * at) + value);
}

/** Windows of the frames, targets the same: ten beside each other and the last hundred samples of each frame. */
function windowsOf(frames: readonly Float64Array[]): Dataset {
  const rows = frames.flatMap((frame) =>
    Array.from({ length: Math.ceil(frame.length / windowLength) }, (_, index) => {
      const from = Math.min(index * windowLength, frame.length - windowLength);
      return frame.subarray(from, from + windowLength);
    }),
  );
  return fromArrays(rows, rows);
}

/** Windows to train with, and a fifth to test with: those of frames that come later, so that no sample is on both sides. */
export function recordedSets(wave: Recording, seed: number): Readonly<Record<'train' | 'test', Dataset>> {
  const generator = random(seed);
  const frames = Array.from({ length: wave.frames }, () => record(wave, frameLength, generator));
  const first = Math.floor(wave.frames * 0.8);
  return { train: windowsOf(frames.slice(0, first)), test: windowsOf(frames.slice(first)) };
}
