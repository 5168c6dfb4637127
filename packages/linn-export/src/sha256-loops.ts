/** SHA-256 in plain loops (FIPS 180-4), for pages served over plain http, which have no WebCrypto. */
export function sha256Loops(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(constants(8, 2));
  const rounds = constants(64, 3);
  const words = new Int32Array(64);
  const view = new DataView(padded(bytes).buffer);
  for (let start = 0; start < view.byteLength; start += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getInt32(start + 4 * index);
    expand(words);
    compress(state, words, rounds);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setInt32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

/** The message with a one, zeros and its length in bits: whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(whole.length - 4, (bytes.length * 8) >>> 0);
  return whole;
}

/** The words of a block, sixteen that are there and those that follow from them. */
function expand(words: Int32Array): void {
  for (let index = 16; index < 64; index++) {
    const [near, far] = [words[index - 2] as number, words[index - 15] as number];
    const first = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const second = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[index] = (words[index - 16] as number) + first + (words[index - 7] as number) + second;
  }
}

function compress(state: Int32Array, words: Int32Array, rounds: readonly number[]): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + h;
    const added = (first + (rounds[index] as number) + (words[index] as number)) | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + added) | 0, c, b, a, (added + second) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] as number) + value;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fractions of the square (2) or cube (3) roots of the first primes, found in whole numbers. */
function constants(count: number, root: 2 | 3): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes.map((prime) => Number(BigInt.asIntN(32, rootOf(BigInt(prime) << BigInt(32 * root), root))));
}

/** The greatest whole number whose power is at most `value`, bit by bit. */
function rootOf(value: bigint, power: 2 | 3): bigint {
  let found = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) {
    const tried = found + bit;
    const reached = power === 2 ? tried * tried : tried * tried * tried;
    if (reached <= value) found = tried;
  }
  return found;
}
