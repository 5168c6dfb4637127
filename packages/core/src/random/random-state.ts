import { LinnetError } from '../errors.js';
import { log } from '../math/log.js';
import type { NdArray } from '../ndarray.js';
import { sizeOf } from '../shape.js';
import { checkNumber, checkWhole } from './checks.js';
import { MersenneTwister } from './mersenne-twister.js';
import { drawPoisson } from './poisson.js';

/** Where a generator stands: plain data, also for JSON. */
export interface RandomSnapshot {
  /** The 624 words of the Mersenne Twister, unsigned. */
  readonly key: readonly number[];
  /** How many of them have been used. */
  readonly position: number;
  /** Normals are made in pairs: the one kept for the next call, or null. */
  readonly spareNormal: number | null;
}

/** How `choice` draws. */
export interface ChoiceOptions {
  /** Whether a number may come more than once; true unless said otherwise, as in numpy. */
  readonly replace?: boolean;
}

const MOST = 0xffffffff;

/**
 * numpy's `RandomState`: the same seed and the same calls give numpy's numbers. Made by `random`.
 * Names are numpy's in camelCase. Without a count a method gives one number, with a count a typed array.
 */
export class RandomState {
  #twister: MersenneTwister;
  #spareNormal: number | null = null;

  /** Use `random(seed)`. */
  constructor(seed: number) {
    checkWhole(seed, 0, MOST, 'The seed');
    this.#twister = MersenneTwister.seeded(seed);
  }

  /** A number in [0, 1), a multiple of 2^-53. */
  randomSample(): number;
  /** `count` of them. */
  randomSample(count: number): Float64Array;
  randomSample(count?: number): number | Float64Array {
    return count === undefined ? this.#twister.nextDouble() : this.#doubles(count);
  }

  /**
   * A number in [low, high).
   * @throws LinnetError `bad-value` for bounds that are not finite.
   */
  uniform(low: number, high: number): number;
  /** `count` of them. */
  uniform(low: number, high: number, count: number): Float64Array;
  uniform(low: number, high: number, count?: number): number | Float64Array {
    const range = high - low;
    checkNumber(low, 'The lower bound');
    checkNumber(range, 'The range of the bounds');
    if (count === undefined) return low + range * this.#twister.nextDouble();
    const values = this.#doubles(count);
    for (let index = 0; index < count; index++) values[index] = low + range * (values[index] as number);
    return values;
  }

  /** A number of the normal distribution with mean 0 and deviation 1 (Marsaglia's polar method, as numpy). */
  standardNormal(): number;
  /** `count` of them. */
  standardNormal(count: number): Float64Array;
  standardNormal(count?: number): number | Float64Array {
    return this.#fill(count, () => this.#nextNormal());
  }

  /**
   * A number of the normal distribution with this mean and standard deviation.
   * @throws LinnetError `bad-value` for numbers that are not finite, or a negative deviation.
   */
  normal(mean: number, deviation: number): number;
  /** `count` of them. */
  normal(mean: number, deviation: number, count: number): Float64Array;
  normal(mean: number, deviation: number, count?: number): number | Float64Array {
    checkNumber(mean, 'The mean');
    checkNumber(deviation, 'The deviation');
    if (deviation < 0) throw new LinnetError('bad-value', `The deviation is ${deviation}; it cannot be negative.`);
    return this.#fill(count, () => mean + deviation * this.#nextNormal());
  }

  /**
   * A whole number of the Poisson distribution: how often something happens that happens `mean` times on average.
   * @throws LinnetError `bad-value` for a mean that is not from 0 to 2^52.
   */
  poisson(mean: number): number;
  /** `count` of them. */
  poisson(mean: number, count: number): Float64Array;
  poisson(mean: number, count?: number): number | Float64Array {
    // Numbers far above the mean must stay exact too.
    if (!(mean >= 0 && mean <= 4503599627370496)) {
      throw new LinnetError('bad-value', `The mean is ${mean}; use a number from 0 to 2^52.`);
    }
    return this.#fill(count, () => drawPoisson(() => this.#twister.nextDouble(), mean));
  }

  /**
   * A whole number from `low` up to but not `high`; at most 2^53 - 1 different ones.
   * @throws LinnetError `bad-value` for bounds that are not whole, or none between which a number lies.
   */
  randint(low: number, high: number): number;
  /** `count` of them. */
  randint(low: number, high: number, count: number): Float64Array;
  randint(low: number, high: number, count?: number): number | Float64Array {
    checkWhole(low, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'The lower bound');
    checkWhole(high, low + 1, Number.MAX_SAFE_INTEGER, 'The upper bound');
    checkWhole(high - low, 1, Number.MAX_SAFE_INTEGER, 'The range of the bounds');
    const largest = high - low - 1;
    return this.#fill(count, () => low + this.#twister.nextUpTo(largest));
  }

  /**
   * Draws one of the numbers below n, or one of a list.
   * @throws LinnetError `bad-value` where there is nothing to choose from, or less than is asked for without replacement.
   * @example
   * ```ts
   * random(42).choice(20, 5, { replace: false }); // five different numbers below 20
   * random(42).choice(['sine', 'square']);
   * ```
   */
  choice(population: number): number;
  /** One of a list. */
  choice<Value>(population: ArrayLike<Value>): Value;
  /** `count` of the numbers below n. */
  choice(population: number, count: number, options?: ChoiceOptions): Uint32Array;
  /** `count` of a list. */
  choice<Value>(population: ArrayLike<Value>, count: number, options?: ChoiceOptions): Value[];
  choice<Value>(
    population: number | ArrayLike<Value>,
    count?: number,
    options: ChoiceOptions = {},
  ): number | Value | Uint32Array | Value[] {
    const length = typeof population === 'number' ? population : population.length;
    checkWhole(length, 1, MOST, 'The number to choose from');
    if (count === undefined) {
      const index = this.#twister.nextUpTo(length - 1);
      return typeof population === 'number' ? index : (population[index] as Value);
    }
    const chosen = this.#choose(length, count, options.replace ?? true);
    return typeof population === 'number' ? chosen : Array.from(chosen, (index) => population[index] as Value);
  }

  /** The numbers below n in random order. */
  permutation(n: number): Uint32Array {
    checkWhole(n, 0, MOST, 'The length');
    const order = new Uint32Array(n);
    for (let index = 0; index < n; index++) order[index] = index;
    this.shuffle(order);
    return order;
  }

  /** Puts a list in random order, in place. */
  shuffle(list: { readonly length: number; [index: number]: unknown }): void {
    for (let index = list.length - 1; index > 0; index--) {
      const other = this.#twister.nextUpTo(index);
      const value = list[index];
      list[index] = list[other];
      list[other] = value;
    }
  }

  /** Puts the rows of an array in random order, in place, with the draws of `shuffle`. */
  shuffleRows(array: NdArray): void {
    const { data, shape } = array;
    const size = sizeOf(shape.slice(1));
    const kept = data.slice(0, size);
    for (let row = (shape[0] ?? 0) - 1; row > 0; row--) {
      const other = this.#twister.nextUpTo(row);
      if (other === row) continue;
      kept.set(data.subarray(row * size, (row + 1) * size));
      data.copyWithin(row * size, other * size, (other + 1) * size);
      data.set(kept, other * size);
    }
  }

  /** Where the generator stands; `writeState` goes on from there. */
  readState(): RandomSnapshot {
    const { key, position } = this.#twister;
    return { key: Array.from(key, (word) => word >>> 0), position, spareNormal: this.#spareNormal };
  }

  /**
   * Goes on from where a generator stood.
   * @throws LinnetError `bad-value` for what is no such state.
   */
  writeState(state: RandomSnapshot): void {
    if (state.key.length !== 624) {
      throw new LinnetError('bad-value', `The state of a generator has 624 words; this one has ${state.key.length}.`);
    }
    checkWhole(state.position, 0, 624, 'The position in the state');
    this.#twister = new MersenneTwister(Int32Array.from(state.key), state.position);
    this.#spareNormal = state.spareNormal;
  }

  #doubles(count: number): Float64Array {
    checkWhole(count, 0, MOST, 'The count');
    const values = new Float64Array(count);
    this.#twister.fillDoubles(values);
    return values;
  }

  #fill(count: number | undefined, draw: () => number): number | Float64Array {
    if (count === undefined) return draw();
    checkWhole(count, 0, MOST, 'The count');
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) values[index] = draw();
    return values;
  }

  // Marsaglia's polar method. The first of the pair is kept; numpy hands out the second at once.
  #nextNormal(): number {
    if (this.#spareNormal !== null) {
      const spare = this.#spareNormal;
      this.#spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.#twister.nextDouble() - 1;
      const y = 2 * this.#twister.nextDouble() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#spareNormal = factor * x;
      return factor * y;
    }
  }

  #choose(length: number, count: number, replace: boolean): Uint32Array {
    checkWhole(count, 0, MOST, 'The count');
    if (replace) return new Uint32Array(count).map(() => this.#twister.nextUpTo(length - 1));
    if (count > length) {
      throw new LinnetError(
        'bad-value',
        `${count} of ${length} cannot be chosen without replacement; choose at most ${length}.`,
      );
    }
    return this.permutation(length).slice(0, count);
  }
}
