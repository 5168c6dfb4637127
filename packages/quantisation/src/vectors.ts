import {
  checkInput,
  checkOptions,
  LinnetError,
  type NdArray,
  type OptionKind,
  type QuantisedNetwork,
  random,
  sizeOf,
  type TestVectors,
  wholeFrom,
} from '@linnet/core';
import { checkNetwork } from './check-network.js';
import { emulateIntegers, quantiseInputs } from './emulator/emulate.js';
import { wordLimits } from './word.js';

/** Options of {@link integerVectors}. */
export interface VectorOptions {
  /** How many rows, or `all` there are: at most 2^20. Default 1000. */
  readonly count?: number | 'all';
  /** Of the generator. Default 0. */
  readonly seed?: number;
  /** Rows as the network takes them, to be among those that are made: a third at most. */
  readonly rows?: NdArray;
}

const mostOfAll = 1_048_576;

/** What is drawn at once is kept in memory, twice. */
const mostNumbers = 134_217_728;

const kinds: Readonly<Record<keyof VectorOptions, OptionKind>> = {
  count: {
    is: (value) => value === 'all' || (Number.isInteger(value) && Number(value) >= 1),
    use: 'a whole number from 1 up, or "all"',
  },
  seed: wholeFrom(0),
  rows: { is: (value) => typeof value === 'object' && value !== null, use: 'rows with a shape' },
};

/**
 * Rows of integers for a quantised network, with what the emulator answers: what an export is compared with. A third are
 * drawn evenly from the word of the input, a third are made of its ends, of 0 and of ±1 to push sums into their limits, and
 * a third are rows of the user's, where there are some.
 * @throws LinnetError `bad-option` for options that are none; `limit` where `all` would be more than 2^20 rows, or rows hold
 * more than 2^27 numbers; `bad-value` for what is no network; `bad-shape` for rows of another width.
 *
 * @example
 * ```ts
 * const vectors = integerVectors(network, { count: 200, seed: 1 });
 * ```
 */
export function integerVectors(network: QuantisedNetwork, options: VectorOptions = {}): TestVectors {
  checkNetwork(network);
  checkOptions('integerVectors', options, kinds);
  const { count = 1000, seed = 0, rows } = options;
  const width = sizeOf(network.shape);
  const data = count === 'all' ? everyRow(network, width) : drawnRows(network, { count, seed, width, rows });
  const shape = [data.length / width, ...network.shape];
  const answers = emulateIntegers(network, { data, shape });
  return {
    inputs: { data: Float64Array.from(data), shape },
    expected: { data: Float64Array.from(answers.data), shape: answers.shape },
    tolerance: 0,
  };
}

function everyRow({ input: { bits, overflow } }: QuantisedNetwork, width: number): Int32Array {
  const { least, greatest } = wordLimits(bits, overflow);
  const words = greatest - least + 1;
  let rows = 1;
  for (let column = 0; column < width && rows <= mostOfAll; column++) rows *= words;
  if (rows > mostOfAll) {
    throw new LinnetError(
      'limit',
      `${width} inputs of ${bits} bits have more than 2^20 different rows; give a number of vectors instead of "all".`,
    );
  }
  const data = new Int32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let rest = row;
    for (let column = 0; column < width; column++) {
      data[row * width + column] = least + (rest % words);
      rest = Math.floor(rest / words);
    }
  }
  return data;
}

interface Drawing {
  readonly count: number;
  readonly seed: number;
  readonly width: number;
  readonly rows: NdArray | undefined;
}

function drawnRows(network: QuantisedNetwork, { count, seed, width, rows }: Drawing): Int32Array {
  if (count * width > mostNumbers) {
    const most = Math.floor(mostNumbers / width);
    throw new LinnetError('limit', `${count} rows of ${width} are too many at once; ${most} is the most.`);
  }
  const { least, greatest } = wordLimits(network.input.bits, network.input.overflow);
  const corners = [least, greatest, 0, 1, -1];
  const own = rows === undefined ? undefined : ownRows(network, rows);
  const generator = random(seed);
  const below = (limit: number): number => Math.floor(generator.randomSample() * limit);
  const data = new Int32Array(count * width);
  for (let row = 0; row < count; row++) {
    const kind = row % 3;
    // Rows of one corner all over are the greatest sums; others are mixtures.
    const corner = below(2 * corners.length);
    const taken = own === undefined || own.length === 0 ? 0 : below(own.length / width) * width;
    for (let column = 0; column < width; column++) {
      const drawn = below(greatest - least + 1) + least;
      const mixed = corners[corner < corners.length ? corner : below(corners.length)];
      const values = [drawn, mixed, own?.[taken + column]];
      data[row * width + column] = values[kind] ?? drawn;
    }
  }
  return data;
}

function ownRows(network: QuantisedNetwork, rows: NdArray): Int32Array {
  checkInput(rows, network.shape, 'Rows');
  return quantiseInputs(network, rows).data;
}
