import { checkOptions, type OptionKind, oneOf, random, wholeFrom } from '@linnet/core';
import { checkNumbers } from '../../checks.js';
import { type Dataset, datasetOf } from '../../dataset.js';
import { rowFacts } from '../../facts.js';
import { either, listOf, wholeBetween } from '../../option-kinds.js';
import { seedKind } from '../seeded.js';
import { type WaveName, waveAt, waveNames } from './shapes.js';

/** Options of {@link waves}. */
export interface WavesOptions {
  /**
   * A whole number from 0 to 4294967295; the same seed gives the same rows: those that MATLAB draws after `rng(seed)`.
   * MATLAB takes 5489 for the seed 0, and so does this.
   */
  readonly seed: number;
  /** How many waves there are. Default 200. */
  readonly rows?: number;
  /** Samples of a wave. Default 128. */
  readonly length?: number;
  /** Which shapes there are, in the order of their class indices; or how many of sine, square, triangle, sawtooth. Default 2. */
  readonly classes?: 2 | 3 | 4 | readonly WaveName[];
  /**
   * Where in its period a wave begins: `zero`, every wave at its start, as in MATLAB's program, or `random`. With `zero` the
   * first sample alone tells a sine from a square wave. Default `zero`.
   */
  readonly phase?: 'zero' | 'random';
}

/** Waves (x), the index of their shape (y), and how fast they turn. */
export interface WaveDataset extends Dataset {
  /** Names of the shapes, in the order of their indices. */
  readonly classNames: readonly string[];
  /** Row by row: radians a sample, from 0.1 up to 0.4. */
  readonly frequencies: readonly number[];
  /** Row by row: the angle before the first sample, in radians, from 0 up to 2 pi. */
  readonly phases: readonly number[];
}

const listed = listOf(oneOf(waveNames));

/** Two to four different names. */
const namesKind: OptionKind = {
  is: (value) => listed.is(value) && Array.isArray(value) && value.length > 1 && new Set(value).size === value.length,
  use: `a list of two or more of ${waveNames.join(', ')}`,
};

const kinds = {
  seed: seedKind,
  rows: wholeFrom(1),
  length: wholeFrom(1),
  classes: either(wholeBetween(2, waveNames.length), namesKind),
  phase: oneOf(['zero', 'random']),
} as const;

/**
 * Waves of random frequency whose shape is to be told: x is rows x length, y is rows x 1 with the index of the shape.
 * Sample n, from 1, of a wave is its shape at the angle n f + phase, in radians; f is 0.1 + 0.3 u. Draws for each row: a
 * uniform number that chooses the shape (below 0.5 a sine, where there are two), then u, then, where the phase is random,
 * one that is its share of a turn.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more numbers than memory holds.
 *
 * @example
 * ```ts
 * const [train, test] = [waves({ rows: 200, seed: 1 }), waves({ rows: 200, seed: 2 })];
 * const four = waves({ rows: 400, classes: 4, seed: 3 });
 * four.classNames[four.y.data[0] ?? 0]; // the shape of the first row
 * ```
 */
export function waves(options: WavesOptions): WaveDataset {
  checkOptions('waves', options, kinds, ['seed']);
  const { rows = 200, length = 128, classes = 2, phase: start = 'zero', seed } = options;
  checkNumbers(rows * length, `${rows} waves of ${length} samples`, 'Use fewer or shorter ones.');
  const classNames = typeof classes === 'number' ? waveNames.slice(0, classes) : [...classes];
  const generator = random(seed === 0 ? 5489 : seed);
  const x = { data: new Float64Array(rows * length), shape: [rows, length] };
  const y = { data: new Float64Array(rows), shape: [rows, 1] };
  const turns = Array.from({ length: rows }, (_, row): Turn => {
    const label = Math.floor(generator.randomSample() * classNames.length);
    const frequency = 0.1 + generator.randomSample() * 0.3;
    const phase = start === 'random' ? generator.randomSample() * 2 * Math.PI : 0;
    y.data[row] = label;
    drawWave(x.data.subarray(row * length, (row + 1) * length), classNames[label] ?? 'sine', { frequency, phase });
    return { frequency, phase };
  });
  return datasetOf(
    { x, y, classNames },
    rowFacts(turns, (list) => ({
      frequencies: list.map(({ frequency }) => frequency),
      phases: list.map(({ phase }) => phase),
      classNames,
    })),
  );
}

/** How a wave goes round, in radians. */
interface Turn {
  /** A sample. */
  readonly frequency: number;
  readonly phase: number;
}

function drawWave(signal: Float64Array, name: WaveName, { frequency, phase }: Turn): void {
  for (let at = 0; at < signal.length; at++) signal[at] = waveAt(name, phase + frequency * (at + 1));
}
