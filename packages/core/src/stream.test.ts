import { describe, expect, it } from 'vitest';
import { cosInTurn } from './math/trigonometry.js';
import { cos } from './math.js';
import { Stream, stream } from './stream.js';

const identity = (length: number) => Uint32Array.from({ length }, (_, index) => index);
const draws = (seed: number, ...path: number[]) => {
  const generator = stream(seed, ...path);
  return Array.from({ length: 4 }, () => generator.nextUint32());
};

describe('stream', () => {
  it("is xoshiro128** (first words of the authors' code from the state 1, 2, 3, 4)", () => {
    const generator = new Stream(Int32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 4 }, () => generator.nextUint32())).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('gives these numbers, in every engine and for ever', () => {
    expect(draws(42)).toEqual([2913080035, 3888557540, 2754139662, 3381983896]);
    expect(draws(42, 7)).toEqual([1425545564, 2302566701, 159527933, 904970410]);
    const order = identity(10);
    stream(42, 0).shuffle(order);
    expect([...order]).toEqual([7, 4, 6, 3, 5, 0, 2, 8, 1, 9]);
  });

  it('gives the same again for the same seed and path, and others for any other', () => {
    expect(draws(1, 2)).toEqual(draws(1, 2));
    const paths = [[1], [1, 0], [1, 0, 0], [0, 1], [1, 1], [2], [0], [0, 0]] as const;
    expect(new Set(paths.map(([seed, ...path]) => draws(seed, ...path).join())).size).toBe(paths.length);
  });

  it('has no two equal beginnings among many seeds and epochs', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed++)
      for (let epoch = 0; epoch < 100; epoch++) seen.add(draws(seed, epoch).join());
    expect(seen.size).toBe(10000);
  });

  it('spreads first numbers of neighbouring epochs evenly', () => {
    const mean =
      Array.from({ length: 10000 }, (_, epoch) => stream(1, epoch).uniform()).reduce((a, b) => a + b) / 10000;
    expect(mean).toBeCloseTo(0.5, 2);
  });

  it('draws uniform numbers in [0, 1)', () => {
    const generator = stream(3);
    const bins = new Array<number>(16).fill(0);
    for (let draw = 0; draw < 160000; draw++) {
      const bin = Math.floor(generator.uniform() * 16);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(bins).toHaveLength(16); // a number outside would have made another
    for (const count of bins) expect(Math.abs(count - 10000)).toBeLessThan(500);
  });

  it('draws standard normal numbers, each of two uniform ones', () => {
    const [normals, uniforms] = [stream(42, 5), stream(42, 5)];
    for (let draw = 0; draw < 100; draw++) {
      const [u, v] = [uniforms.uniform(), uniforms.uniform()];
      expect(normals.normal()).toBeCloseTo(Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v), 12);
    }
    expect(normals.nextUint32()).toBe(uniforms.nextUint32());
    const first = stream(42);
    expect([first.normal(), first.normal(), first.normal()]).toEqual([
      1.2475629654408442, 0.3336462656775966, -0.5883340344644338,
    ]);
  });

  it('takes the cosine of a turn with the bits of any cosine', () => {
    const generator = stream(8);
    const turns = Array.from({ length: 10000 }, () => generator.uniform());
    // Where a quarter of a turn ends, and right beside it.
    for (const quarter of [0, 0.25, 0.5, 0.75]) turns.push(quarter, quarter + 2 ** -32, 1 - 2 ** -32);
    for (const turn of turns) expect(cosInTurn(2 * Math.PI * turn)).toBe(cos(2 * Math.PI * turn));
  });

  it('draws normal numbers of the moments and tails that they should have', () => {
    const generator = stream(6);
    const count = 100000;
    const numbers = Array.from({ length: count }, () => generator.normal());
    const mean = (of: (x: number) => number): number => numbers.reduce((sum, x) => sum + of(x), 0) / count;
    // Four standard deviations of each mean, about.
    expect(Math.abs(mean((x) => x))).toBeLessThan(0.013);
    expect(Math.abs(mean((x) => x * x) - 1)).toBeLessThan(0.018);
    expect(Math.abs(mean((x) => x * x * x))).toBeLessThan(0.05);
    expect(Math.abs(mean((x) => x * x * x * x) - 3)).toBeLessThan(0.13);
    for (const [limit, share] of [
      [0, 0.5],
      [1, 0.158655],
      [2, 0.02275],
      [3, 0.00135],
    ] as const) {
      const most = 4 * Math.sqrt(share / count);
      expect(Math.abs(mean((x) => Number(x > limit)) - share)).toBeLessThan(most);
      expect(Math.abs(mean((x) => Number(x < -limit)) - share)).toBeLessThan(most);
    }
  });

  it('draws below a bound without favour', () => {
    const generator = stream(4);
    // Two thirds of 2^32: a plain remainder would give the lower half twice as often.
    const bound = 2863311531;
    let low = 0;
    for (let draw = 0; draw < 20000; draw++) if (generator.below(bound) < bound / 2) low++;
    expect(Math.abs(low - 10000)).toBeLessThan(400);
    expect(generator.below(1)).toBe(0);
    for (let draw = 0; draw < 1000; draw++) expect(generator.below(7)).toBeLessThan(7);
  });

  it('puts every number at every place equally often', () => {
    const counts = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
    for (let epoch = 0; epoch < 20000; epoch++) {
      const order = identity(5);
      stream(8, epoch).shuffle(order);
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      order.forEach((value, place) => {
        const row = counts[place] ?? [];
        row[value] = (row[value] ?? 0) + 1;
      });
    }
    for (const count of counts.flat()) expect(Math.abs(count - 4000)).toBeLessThan(300);
  });

  it('refuses what is not a whole number of 32 bits', () => {
    expect(() => stream(-1)).toThrow(/The seed is -1/);
    expect(() => stream(0, 1.5)).toThrow(/step of the path is 1.5/);
    expect(() => stream(0).below(0)).toThrow(/bound is 0/);
  });
});
