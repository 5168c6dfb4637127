import { type Dataset, fromArrays, type NdArray, type RandomState, random, sin } from 'linnet';

/** Samples that the network sees at a time. */
export const windowLength = 80;
/** Samples of a whole wave: every hundredth from 0 to 8 pi. */
const waveLength = 2514;

/** The shapes, in the order of their outputs. */
export const shapeNames = ['sine', 'square', 'sawtooth'] as const;

const turn = 2 * Math.PI;
const shapes: readonly ((angle: number) => number)[] = [
  sin,
  (angle) => (angle % turn < Math.PI ? 1 : -1),
  (angle) => (angle % turn) / Math.PI - 1,
];

/** A wave of 30 to 39 periods in 2 pi. */
export interface Wave {
  readonly shape: number;
  readonly samples: Float64Array;
}

/** Draws a wave: its shape, then how many periods it has. */
function drawWave(generator: RandomState): Wave {
  const shape = generator.randint(0, shapes.length);
  const periods = generator.randint(30, 40);
  return { shape, samples: waveOf(shape, periods) };
}

/** A wave of a shape. */
export function waveOf(shape: number, periods: number, length = waveLength): Float64Array {
  const at = shapes[shape] ?? sin;
  return Float64Array.from({ length }, (_, index) => at(periods * index * 0.01));
}

/** Some waves. */
export function drawWaves(count: number, seed: number): readonly Wave[] {
  const generator = random(seed);
  return Array.from({ length: count }, () => drawWave(generator));
}

/** Cuts waves into windows beside each other; targets have a column for each shape. */
export function cutWaves(waves: readonly Wave[]): Dataset {
  const each = Math.floor((waveLength - 1) / windowLength);
  const x = new Float64Array(waves.length * each * windowLength);
  const y = new Float64Array(waves.length * each * shapes.length);
  waves.forEach(({ shape, samples }, wave) => {
    x.set(samples.subarray(0, each * windowLength), wave * each * windowLength);
    for (let row = wave * each; row < (wave + 1) * each; row++) y[row * shapes.length + shape] = 1;
  });
  const rows = waves.length * each;
  return fromArrays({ data: x, shape: [rows, windowLength] }, { data: y, shape: [rows, shapes.length] });
}

/** Every wave that there is, of some samples each: ten frequencies of each shape. */
export const allWaves = (length: number): readonly Wave[] =>
  shapes.flatMap((_, shape) =>
    Array.from({ length: 10 }, (_, index) => ({ shape, samples: waveOf(shape, 30 + index, length) })),
  );

/** The first window of each wave: what the notebook tests with. */
export const firstWindows = (waves: readonly Wave[]): NdArray => {
  const data = new Float64Array(waves.length * windowLength);
  waves.forEach(({ samples }, wave) => {
    data.set(samples.subarray(0, windowLength), wave * windowLength);
  });
  return { data, shape: [waves.length, windowLength] };
};
