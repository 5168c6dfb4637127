import { log } from './math/log.js';
import { cosInTurn } from './math/trigonometry.js';
import { checkWhole } from './random/checks.js';

const MOST = 0xffffffff;
// Below it, its product with any draw is exact in a double.
const exactBound = 0x200000;
const perWord = 1 / 4294967296;
// Start values of the four words: the first digits of pi, any numbers without a pattern would do.
const START = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;

/**
 * A small, fast generator (xoshiro128**, Blackman and Vigna, 2018) for what numpy's numbers are not asked for: the order of an
 * epoch, noise. Made by `stream`.
 */
export class Stream {
  readonly #words: Int32Array;

  /** Use `stream(seed, ...path)`. */
  constructor(words: Int32Array) {
    this.#words = words;
  }

  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number {
    const words = this.#words;
    const b = words[1] as number;
    const product = Math.imul(b, 5);
    const c = (words[2] as number) ^ (words[0] as number);
    const d = (words[3] as number) ^ b;
    words[1] = b ^ c;
    words[0] = (words[0] as number) ^ d;
    words[2] = c ^ (b << 9);
    words[3] = (d << 11) | (d >>> 21);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  }

  /** A number in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return this.nextUint32() / 4294967296;
  }

  /**
   * A number from the standard normal distribution (Box and Muller, 1958), the same bits in every engine: with u and v the
   * next two of `uniform()`, sqrt(-2 log(1 - u)) cos(2 pi v). Every number takes these two and keeps nothing, so number i
   * begins at draw 2 i. None is further off than 6.67.
   */
  normal(): number {
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    return radius * cosInTurn(2 * Math.PI * this.uniform());
  }

  /**
   * A whole number below n, each as likely as the others; n from 1 to 2^32 - 1.
   * @throws LinnetError `bad-value` for another n.
   */
  below(n: number): number {
    checkWhole(n, 1, MOST, 'The bound');
    return this.#below(n);
  }

  /** Puts the numbers in random order, in place: the order that `below` gives, from the last place to the first. */
  shuffle(list: Uint32Array): void {
    for (let index = list.length - 1; index >= exactBound; index--) swap(list, index, this.#below(index + 1));
    // An epoch of a small model takes as long as this: with the words in variables and all written out, a third.
    const words = this.#words;
    let a = words[0] as number;
    let b = words[1] as number;
    let c = words[2] as number;
    let d = words[3] as number;
    for (let index = Math.min(list.length, exactBound) - 1; index > 0; index--) {
      const n = index + 1;
      let draw = 0;
      let lower = 0;
      do {
        const product = Math.imul(b, 5);
        draw = Math.imul((product << 7) | (product >>> 25), 9);
        const nextC = c ^ a;
        const nextD = d ^ b;
        const shifted = b << 9;
        b ^= nextC;
        a ^= nextD;
        c = nextC ^ shifted;
        d = (nextD << 11) | (nextD >>> 21);
        lower = Math.imul(draw, n) >>> 0;
      } while (lower < n && lower < 4294967296 % n);
      const other = ((draw >>> 0) * n * perWord) | 0;
      const value = list[index] as number;
      list[index] = list[other] as number;
      list[other] = value;
    }
    words[0] = a;
    words[1] = b;
    words[2] = c;
    words[3] = d;
  }

  #below(n: number): number {
    for (;;) {
      const result = pick(this.nextUint32(), n);
      if (result >= 0) return result;
    }
  }
}

/**
 * A whole number below n from a draw; -1 for a draw that some numbers would have more of than others. The upper half of
 * draw n (Lemire, 2019), which takes a third of the time of dividing; the remainder where a double cannot hold it.
 */
function pick(draw: number, n: number): number {
  if (n > exactBound) {
    const result = draw % n;
    return draw - result <= 4294967296 - n ? result : -1;
  }
  const lower = Math.imul(draw, n) >>> 0;
  return lower < n && lower < 4294967296 % n ? -1 : (draw * n * perWord) | 0;
}

function swap(list: Uint32Array, a: number, b: number): void {
  const value = list[a] as number;
  list[a] = list[b] as number;
  list[b] = value;
}

/**
 * A generator of its own for each seed and path, cheap enough to make one an epoch or a batch. Streams of different seeds
 * or paths have nothing in common; the same bits come out everywhere. Numbers are whole, from 0 to 2^32 - 1.
 * @throws LinnetError `bad-value` for other numbers.
 *
 * @example
 * ```ts
 * const order = Uint32Array.from({ length: rows }, (_, row) => row);
 * stream(seed, epoch).shuffle(order);
 * ```
 */
export function stream(seed: number, ...path: readonly number[]): Stream {
  const words = Int32Array.from(START);
  absorb(words, seed, 'The seed');
  for (const step of path) absorb(words, step, 'A step of the path');
  absorb(words, path.length, 'The length of the path');
  // All zeros would stay zeros for ever.
  if (words.every((word) => word === 0)) words.set(START);
  return new Stream(words);
}

/** Mixes a number into every word; no two numbers leave a word the same. */
function absorb(words: Int32Array, value: number, what: string): void {
  checkWhole(value, 0, MOST, what);
  for (let lane = 0; lane < 4; lane++) words[lane] = mix(((words[lane] as number) ^ value) + (START[lane] as number));
}

/** MurmurHash3's finish: each bit of the result depends on every bit that comes in. */
function mix(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
