// The random stream of core (`stream(seed, step, op)`), number for number: xoshiro128** whose four words absorb a seed
// and a path. One stream at a time; its words live in globals, so each thread has its own.

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let d: u32 = 0;

const A: u32 = 0x243f6a88;
const B: u32 = 0x85a308d3;
const C: u32 = 0x13198a2e;
const D: u32 = 0x03707344;

function mix(word: u32): u32 {
  word = (word ^ (word >>> 16)) * 0x85ebca6b;
  word = (word ^ (word >>> 13)) * 0xc2b2ae35;
  return word ^ (word >>> 16);
}

function absorb(value: u32): void {
  a = mix((a ^ value) + A);
  b = mix((b ^ value) + B);
  c = mix((c ^ value) + C);
  d = mix((d ^ value) + D);
}

/** Begins the noise of an op in a step. */
export function beginNoise(seed: u32, step: u32, op: u32): void {
  a = A;
  b = B;
  c = C;
  d = D;
  absorb(seed);
  absorb(step);
  absorb(op);
  absorb(2);
  if ((a | b | c | d) === 0) {
    a = A;
    b = B;
    c = C;
    d = D;
  }
}

/** The next number, from 0 up to 2^32 - 1. */
export function nextNoise(): u32 {
  const result = rotl<u32>(b * 5, 7) * 9;
  const shifted = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= shifted;
  d = rotl<u32>(d, 11);
  return result;
}
