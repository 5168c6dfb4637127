import { describe, expect, it } from 'vitest';
import golden from '../test/golden/rng.json' with { type: 'json' };
import { LinnetError } from './errors.js';
import { fromRows } from './ndarray.js';
import { random } from './random.js';

const seeds = [42, 0, 77317] as const;
const close = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs((got[index] ?? Number.NaN) - value)).toBeLessThan(1e-13);
  });
};
const times = <Value>(count: number, draw: () => Value) => Array.from({ length: count }, draw);
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return LinnetError.is(error) ? error.code : error;
  }
  return undefined;
};

describe.each(seeds)('random(%i) draws as numpy does', (seed) => {
  const wanted = golden[`RandomState(${seed})`];

  it('uniform numbers, to the bit', () => {
    expect([...random(seed).randomSample(12)]).toEqual(wanted['random_sample(12)']);
    expect([...random(seed).uniform(-2, 3, 8)]).toEqual(wanted['uniform(-2,3,8)']);
  });

  it('normal numbers', () => {
    close(random(seed).standardNormal(11), wanted['standard_normal(11)']);
    close(random(seed).normal(0, 0.03, 6), wanted['normal(0,0.03,(3,2))'].flat());
  });

  it('whole numbers and choices', () => {
    expect([...random(seed).randint(0, 100, 12)]).toEqual(wanted['randint(0,100,size=12)']);
    expect([...random(seed).randint(0, 2147483647, 5)]).toEqual(wanted['randint(0,2**31-1,size=5)']);
    const generator = random(seed);
    expect(times(12, () => generator.choice(100))).toEqual(wanted['choice(arange(100)) x 12, scalar draws']);
    expect([...random(seed).choice(20, 5, { replace: false })]).toEqual(wanted['choice(20,5,replace=False)']);
  });

  it('permutations and shuffled rows', () => {
    expect([...random(seed).permutation(15)]).toEqual(wanted['permutation(15)']);
    const rows = fromRows(times(6, () => [0, 0]).map((_, row) => [2 * row, 2 * row + 1]));
    random(seed).shuffleRows(rows);
    expect([...rows.data]).toEqual(wanted['shuffle rows of arange(12).reshape(6,2)'].flat());
  });

  it('mixed calls, with the second normal kept', () => {
    const generator = random(seed);
    const got = [
      generator.randomSample(),
      generator.standardNormal(),
      generator.randint(0, 10),
      generator.standardNormal(),
      generator.randomSample(),
    ];
    close(got, wanted['mixed: random_sample, standard_normal, randint(0,10), standard_normal, random_sample']);
  });
});

describe('random', () => {
  it('takes two words a number beyond 32 bits, as numpy 2.4.6', () => {
    expect([...random(42).randint(0, 4294967296, 3)]).toEqual([1608637542, 3421126067, 4083286876]);
    expect([...random(42).randint(0, 4294967297, 3)]).toEqual([3421126067, 787846414, 3348747335]);
    expect([...random(42).randint(-5, 1099511627776, 3)]).toEqual([441507790254, 458615280706, 810017303567]);
    expect([...random(42).randint(0, 9007199254740991, 2)]).toEqual([523809042611635, 566644413142286]);
    expect([...random(42).choice(20, 5)]).toEqual([6, 19, 14, 10, 7]);
  });

  it('draws Poisson numbers by both methods, as numpy 2.4.6', () => {
    expect([...random(3).poisson(0.5, 10)]).toEqual([0, 1, 0, 2, 0, 0, 0, 0, 0, 1]);
    expect([...random(3).poisson(9.5, 10)]).toEqual([8, 7, 10, 13, 9, 12, 10, 4, 18, 13]);
    expect([...random(3).poisson(10, 10)]).toEqual([10, 8, 6, 11, 12, 7, 8, 9, 10, 8]);
    expect([...random(3).poisson(1234.5, 10)]).toEqual([1239, 1213, 1286, 1188, 1156, 1250, 1253, 1209, 1212, 1228]);
    const generator = random(42);
    expect(generator.poisson(0)).toBe(0);
    expect(generator.randomSample()).toBe(0.3745401188473625);
  });

  it('draws nothing where there is no choice', () => {
    const generator = random(42);
    expect([...generator.randint(7, 8, 3)]).toEqual([7, 7, 7]);
    generator.shuffle(['alone']);
    expect(generator.randomSample()).toBe(0.3745401188473625);
  });

  it('gives the same numbers one by one as in bulk, whatever was drawn before', () => {
    for (const before of [0, 1, 2, 3]) {
      const [single, bulk] = [random(5), random(5)];
      single.randint(0, 9, before);
      bulk.randint(0, 9, before);
      expect([...bulk.randomSample(2000)]).toEqual(times(2000, () => single.randomSample()));
      expect([...bulk.normal(1, 2, 11)]).toEqual(times(11, () => single.normal(1, 2)));
      expect([...bulk.uniform(3, 4, 5)]).toEqual(times(5, () => single.uniform(3, 4)));
    }
  });

  it('goes on from a state that went through JSON', () => {
    const generator = random(9);
    generator.standardNormal(3);
    const state = JSON.parse(JSON.stringify(generator.readState()));
    const other = random(1);
    other.writeState(state);
    expect([...other.normal(0, 1, 700)]).toEqual([...generator.normal(0, 1, 700)]);
  });

  it('shuffles any list and loses nothing', () => {
    const list = times(1000, () => 0).map((_, index) => `row ${index}`);
    const shuffled = [...list];
    random(3).shuffle(shuffled);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort()).toEqual([...list].sort());
    expect([...random(3).permutation(1000)].map((index) => list[index])).toEqual(shuffled);
  });

  it('chooses from lists', () => {
    const kinds = ['sine', 'square', 'triangle'];
    expect(kinds).toContain(random(0).choice(kinds));
    expect(random(0).choice(kinds, 3, { replace: false }).sort()).toEqual([...kinds].sort());
    expect(new Set(random(0).choice(kinds, 100))).toEqual(new Set(kinds));
  });

  it('looks uniform and normal', () => {
    const generator = random(11);
    const counts = new Array<number>(10).fill(0);
    for (const digit of generator.randint(0, 10, 100000)) counts[digit] = (counts[digit] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 10000)).toBeLessThan(500);
    const normals = generator.normal(3, 2, 100000);
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length;
    const variance = normals.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / normals.length;
    expect(mean).toBeCloseTo(3, 1);
    expect(variance).toBeCloseTo(4, 1);
  });

  it.each([-1, 0.5, 4294967296, Number.NaN])('refuses the seed %d', (seed) => {
    expect(code(() => random(seed))).toBe('bad-value');
  });

  it('refuses what cannot be drawn, and says why', () => {
    const generator = random(0);
    expect(() => generator.choice(3, 4, { replace: false })).toThrow(/4 of 3 .* at most 3/);
    expect(() => generator.randint(5, 5)).toThrow(/upper bound is 5; use a whole number from 6/);
    expect(code(() => generator.choice([]))).toBe('bad-value');
    expect(code(() => generator.normal(0, -1))).toBe('bad-value');
    expect(() => generator.poisson(-0.5)).toThrow('The mean is -0.5; use a number from 0 to 2^52');
    expect(code(() => generator.poisson(Number.NaN))).toBe('bad-value');
    expect(code(() => generator.uniform(0, Number.POSITIVE_INFINITY))).toBe('bad-value');
    expect(code(() => generator.randomSample(-1))).toBe('bad-value');
    expect(code(() => generator.writeState({ key: [1], position: 0, spareNormal: null }))).toBe('bad-value');
  });
});
