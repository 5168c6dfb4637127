import { cos, type Dataset, fromArrays, type RandomState, random, sin } from 'linnet';

/** Samples of a signal. */
export const samples = 16;
/** Bins of its transform that are learnt, from 0 up. */
export const bins = 4;

const turn = 2 * Math.PI;

/**
 * What the transform multiplies the samples with, divided by 16: a row for the real part of each bin (cosines), then one
 * for each imaginary part (negative sines).
 */
export const transformRows: readonly Float64Array[] = [cos, (angle: number) => -sin(angle)].flatMap((wave) =>
  Array.from({ length: bins }, (_, bin) =>
    Float64Array.from({ length: samples }, (_, at) => wave((turn * bin * at) / samples) / samples),
  ),
);

/** Signals to train with, and others to test with: the next that the generator draws, as in the notebook. */
export function dftSets(seed: number): Readonly<Record<'train' | 'test', Dataset>> {
  const generator = random(seed);
  return { train: drawSet(generator, 4096), test: drawSet(generator, 256) };
}

function drawSet(generator: RandomState, rows: number): Dataset {
  const x = Array.from({ length: rows }, () => drawSignal(generator));
  return fromArrays(x, x.map(transform));
}

/** One to three sinusoids of whole periods, and a little noise; draws are those of the notebook. */
function drawSignal(generator: RandomState): Float64Array {
  const signal = new Float64Array(samples);
  const waves = generator.randint(1, 4);
  for (let wave = 0; wave < waves; wave++) {
    const bin = generator.randint(0, bins);
    const amplitude = generator.uniform(0.2, 1);
    const phase = generator.uniform(0, turn);
    for (let at = 0; at < samples; at++) {
      signal[at] = (signal[at] as number) + amplitude * sin((turn * bin * at) / samples + phase);
    }
  }
  return signal.map((value) => value + 0.02 * generator.standardNormal());
}

/** Real parts of the bins, then imaginary ones. */
const transform = (signal: Float64Array): readonly number[] =>
  transformRows.map((row) => row.reduce((sum, weight, at) => sum + weight * (signal[at] ?? 0), 0));
