// Sizes and constants of MT19937, as its authors fixed them.
const LENGTH = 624;
const SHIFT = 397;
const TWIST = 0x9908b0df | 0;
const INVERSE_2_TO_53 = 1.1102230246251565e-16;

/**
 * The generator under numpy's `RandomState`: MT19937, seeded by one number.
 * Words are int32 inside (small integers for every engine) and unsigned where they come out.
 */
export class MersenneTwister {
  readonly key: Int32Array;
  position: number;

  constructor(key: Int32Array, position: number) {
    this.key = key;
    this.position = position;
  }

  static seeded(seed: number): MersenneTwister {
    const key = new Int32Array(LENGTH);
    let word = seed | 0;
    for (let index = 0; index < LENGTH; index++) {
      key[index] = word;
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + index + 1) | 0;
    }
    return new MersenneTwister(key, LENGTH);
  }

  /** 32 random bits as an int32. */
  nextInt32(): number {
    if (this.position >= LENGTH) {
      regenerate(this.key);
      this.position = 0;
    }
    return temper(this.key[this.position++] as number);
  }

  /** A double in [0, 1) of 53 random bits, from two words. */
  nextDouble(): number {
    const high = this.nextInt32() >>> 5;
    const low = this.nextInt32() >>> 6;
    return (high * 67108864 + low) * INVERSE_2_TO_53;
  }

  /** Fills a list with what `nextDouble` would give, from tempered words in bulk: about twice as fast. */
  fillDoubles(list: Float64Array): void {
    const { key } = this;
    let position = this.position;
    for (let index = 0; index < list.length; index++) {
      // Two words at once, unless they lie on both sides of a renewal.
      if (position > LENGTH - 2) {
        this.position = position;
        list[index] = this.nextDouble();
        position = this.position;
        continue;
      }
      const high = temper(key[position] as number) >>> 5;
      const low = temper(key[position + 1] as number) >>> 6;
      list[index] = (high * 67108864 + low) * INVERSE_2_TO_53;
      position += 2;
    }
    this.position = position;
  }

  /**
   * A whole number from 0 to `largest`, without bias: bits above its highest are masked off, numbers above it drawn again.
   * Takes one word a try up to 2^32 - 1 and two, the upper first, beyond; nothing where there is no choice.
   */
  nextUpTo(largest: number): number {
    if (largest === 0) return 0;
    if (largest > 0xffffffff) return this.nextWide(largest);
    const mask = 0xffffffff >>> Math.clz32(largest);
    let value = (this.nextInt32() & mask) >>> 0;
    while (value > largest) value = (this.nextInt32() & mask) >>> 0;
    return value;
  }

  private nextWide(largest: number): number {
    const mask = 0xffffffff >>> Math.clz32(Math.floor(largest / 4294967296));
    for (;;) {
      const high = (this.nextInt32() & mask) >>> 0;
      const value = high * 4294967296 + (this.nextInt32() >>> 0);
      if (value <= largest) return value;
    }
  }
}

/** Spreads the bits of a word of the state over the word that comes out. */
function temper(state: number): number {
  let word = state ^ (state >>> 11);
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return word ^ (word >>> 18);
}

/** Makes the next 624 words, in three stretches so that no index needs wrapping. */
function regenerate(key: Int32Array): void {
  const split = LENGTH - SHIFT;
  for (let at = 0; at < split; at++) {
    key[at] = (key[at + SHIFT] as number) ^ twist(key[at] as number, key[at + 1] as number);
  }
  for (let at = split; at < LENGTH - 1; at++) {
    key[at] = (key[at - split] as number) ^ twist(key[at] as number, key[at + 1] as number);
  }
  key[LENGTH - 1] = (key[SHIFT - 1] as number) ^ twist(key[LENGTH - 1] as number, key[0] as number);
}

/** The top bit of one word and the rest of the next, shifted, with the twist added where the last bit falls out. */
function twist(word: number, next: number): number {
  return (((word & 0x80000000) | (next & 0x7fffffff)) >>> 1) ^ (-(next & 1) & TWIST);
}
