import type { NdArray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { close, flat } from '../../test/close.js';
import { failure } from '../../test/errors.js';
import golden from '../../test/golden/generators.json' with { type: 'json' };
import waveGolden from '../../test/golden/waves.json' with { type: 'json' };
import {
  blobs,
  circles,
  classification,
  gaussianQuantiles,
  moons,
  multilabel,
  threshold,
  type WavesOptions,
  waves,
} from '../index.js';

const generators = { blobs, circles, classification, gaussianQuantiles, moons, multilabel } as const;
type Draw = (options: object) => { readonly x: NdArray; readonly y: NdArray };

const columnSums = ({ data, shape }: NdArray): number[] => {
  const columns = shape[1] ?? 1;
  const sums = new Array<number>(columns).fill(0);
  data.forEach((value, at) => {
    sums[at % columns] = (sums[at % columns] ?? 0) + value;
  });
  return sums;
};

describe("scikit-learn's numbers", () => {
  it.each(golden.cases.map((one) => [one.generator, JSON.stringify(one.options), one] as const))(
    '%s(%s)',
    (name, _, one) => {
      const draw = generators[name as keyof typeof generators] as Draw;
      const data = draw(one.options);
      close(data.x.data.slice(0, flat(one.X).length), flat(one.X));
      expect([...data.y.data.slice(0, flat(one.y).length)]).toEqual(flat(one.y));
      close(columnSums(data.x), one.sums, 1e-12);
      expect([...data.y.data].reduce((sum, label) => sum + label, 0)).toBe(one.labels);
      for (const name of ['centers', 'classProbabilities', 'featureProbabilities'] as const) {
        const wanted = one[name];
        if (wanted !== undefined) close((data as Partial<Record<string, NdArray>>)[name]?.data ?? [], flat(wanted));
      }
    },
  );
});

describe('classification', () => {
  it('tells which columns are which', () => {
    const data = classification({ rows: 50, features: 6, informative: 2, redundant: 1, repeated: 1, seed: 4 });
    expect([...data.featureKinds].sort()).toEqual([
      'informative',
      'informative',
      'noise',
      'noise',
      'redundant',
      'repeated',
    ]);
    const column = (at: number) => [...data.x.data].filter((_, place) => place % 6 === at);
    const repeated = column(data.featureKinds.indexOf('repeated'));
    const others = data.featureKinds.flatMap((kind, at) => (kind === 'repeated' ? [] : [column(at)]));
    expect(others).toContainEqual(repeated);
    expect(data.slice(0, 10).featureKinds).toEqual(data.featureKinds);
  });
});

describe('waves', () => {
  it.each(waveGolden.cases.map((one) => [JSON.stringify(one.options), one] as const))(
    '(%s) are those of scipy',
    (_, one) => {
      const data = waves(one.options as WavesOptions);
      expect([...data.y.data]).toEqual(one.labels);
      expect(data.frequencies).toEqual(one.frequencies);
      expect(data.classNames).toEqual(one.classNames);
      close(data.x.data, flat(one.values), 1e-13);
    },
  );

  it('begin anywhere where the phase is random, and are else the same', () => {
    const data = waves({ rows: 40, seed: 3, phase: 'random' });
    const { data: x } = waves({ rows: 40, seed: 3 }).x;
    expect(new Set(waves({ rows: 40, seed: 3 }).phases)).toEqual(new Set([0]));
    for (const [row, phase] of data.phases.entries()) {
      expect(phase).toBeGreaterThanOrEqual(0);
      expect(phase).toBeLessThan(2 * Math.PI);
      const angle = phase + (data.frequencies[row] ?? 0);
      const expected = data.y.data[row] === 0 ? Math.sin(angle) : angle % (2 * Math.PI) < Math.PI ? 1 : -1;
      expect(data.x.data[row * 128]).toBeCloseTo(expected, 12);
    }
    expect(data.x.data).not.toEqual(x);
  });

  it('keep the frequency of each row', () => {
    const data = waves({ rows: 20, seed: 3 });
    const taken = data.shuffle(5).take([3, 0]).oneHot().batch(1);
    for (const [row, frequency] of taken.frequencies.entries()) {
      const from = data.frequencies.indexOf(frequency);
      expect([...taken.x.data.slice(row * 128, row * 128 + 128)]).toEqual([...data.slice(from, from + 1).x.data]);
    }
  });
});

describe('threshold', () => {
  it("has numpy's numbers and noise as two steps of one feature", () => {
    const data = threshold({ rows: 5, at: 50, seed: 42 });
    expect(data.x.shape).toEqual([5, 2, 1]);
    const noise = [0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366, 0.15601864044243652];
    expect([...data.x.data]).toEqual([0, 25, 50, 75, 100].flatMap((number, row) => [number, noise[row]]));
    expect([...data.y.data]).toEqual([0, 0, 0, 1, 1]);
    // numpy.linspace(0, 100, 8)[1:4]
    expect([2, 4, 6].map((at) => threshold({ rows: 8, seed: 0 }).x.data[at])).toEqual([
      14.285714285714286, 28.571428571428573, 42.85714285714286,
    ]);
  });
});

describe('mistakes', () => {
  it.each([
    [
      'no options',
      () => circles(undefined as never),
      'circles takes an object of options, { rows, seed, shuffle, noise, factor }',
    ],
    ['no seed', () => moons({ rows: 10 } as never), 'seed is undefined; use a whole number from 0 to 4294967295'],
    ['a misspelt option', () => circles({ rows: 4, seed: 1, nosie: 0.1 } as never), 'Did you mean "noise"'],
    ['half a row', () => circles({ rows: 1.5, seed: 1 }), 'rows is 1.5'],
    ['no rows', () => moons({ rows: [0, 0], seed: 1 }), 'rows is 0'],
    ['three curves', () => moons({ rows: [1, 2, 3] as never, seed: 1 }), 'a list of 2'],
    ['negative noise', () => circles({ rows: 4, seed: 1, noise: -1 }), 'noise is -1; use a number from 0 up'],
    ['a circle as large as the other', () => circles({ rows: 4, seed: 1, factor: 1 }), 'factor is 1'],
    ['more than memory', () => circles({ rows: 4e9, seed: 1 }), 'at most 100000000 are made'],
    ['a class too many', () => blobs({ rows: [1, 2], centers: 3, seed: 1 }), 'rows is a list of 2; there are 3 blobs'],
    [
      'spreads of others',
      () => blobs({ rows: 9, deviation: [1, 2], seed: 1 }),
      'deviation is a list of 2; there are 3 blobs',
    ],
    [
      'centers of unequal length',
      () => blobs({ rows: 9, centers: [[1], [1, 2]], seed: 1 }),
      'centers: Row 1 has 2 values',
    ],
    [
      'features of given centers',
      () => blobs({ rows: 9, centers: [[1]], features: 2, seed: 1 }),
      'features is for centers that are drawn',
    ],
    ['an empty box', () => blobs({ rows: 9, box: [1, 0], seed: 1 }), 'box is [1, 0]'],
    ['more columns than features', () => classification({ features: 3, seed: 1 }), '4 together; there are 3 features'],
    [
      'too few corners',
      () => classification({ classes: 3, seed: 1 }),
      '3 classes of 2 clusters (clustersPerClass) need 6 corners; 2 informative columns have 4',
    ],
    ['weights above 1', () => classification({ weights: [0.7, 0.7], seed: 1 }), 'adds up to more than 1'],
    [
      'weights of others',
      () => classification({ weights: [0.1, 0.1, 0.1], seed: 1 }),
      'weights is a list of 3; there are 2 classes',
    ],
    ['shifts of others', () => classification({ shift: [1], seed: 1 }), 'shift is a list of 1; there are 20 features'],
    ['fewer rows than classes', () => gaussianQuantiles({ rows: 2, seed: 1 }), '2 rows do not make 3 classes'],
    ['a mean of others', () => gaussianQuantiles({ mean: [1], seed: 1 }), 'mean is a list of 1; there are 2 features'],
    [
      'labels that no row can have',
      () => multilabel({ labels: 50, seed: 1 }),
      'labels is 50; for 5 classes use a number from 0 to 10',
    ],
    [
      'labels that are never drawn',
      () => multilabel({ labels: 0, allowUnlabelled: false, seed: 1 }),
      'from 0.01 to 10',
    ],
    [
      'more centers than memory',
      () => blobs({ rows: 9, centers: 65_536, features: 65_536, seed: 1 }),
      '65536 centers of 65536 columns are 4294967296 numbers',
    ],
    ['a box without end', () => blobs({ rows: 9, box: [-1e308, 1e308], seed: 1 }), 'its ends are too far apart'],
    ['noise without end', () => circles({ rows: 90, noise: 1e308, seed: 1 }), 'These options give '],
    ['a spread without end', () => blobs({ rows: 90, deviation: 1e308, seed: 1 }), 'use smaller numbers for noise'],
    ['a scale without end', () => classification({ scale: 1e308, seed: 1 }), 'These options give '],
    [
      'shells too far away',
      () => gaussianQuantiles({ variance: 1.7e308, seed: 1 }),
      'Points lie too far apart for their distances to be numbers; use a smaller variance.',
    ],
    [
      'more features than memory',
      () => gaussianQuantiles({ features: 5e9, seed: 1 }),
      '100 rows of 5000000000 features are 500000000000 numbers',
    ],
    [
      'words without end',
      () => multilabel({ length: 1e9, seed: 1 }),
      '100 rows of about 1000000000 words and 2 of 5 classes take about 1e+13 steps to draw',
    ],
    [
      'labels that take ages to find',
      () => multilabel({ classes: 100_000, labels: 100_000, rows: 1, seed: 1 }),
      'Use fewer rows, a smaller length, or fewer labels.',
    ],
    [
      'mixtures that take ages',
      () => classification({ rows: 10_000, features: 10_000, informative: 9998, redundant: 0, seed: 1 }),
      '10000 rows in 4 clusters, mixed from 9998 informative columns into 9998, take about 1e+12 steps',
    ],
    ['one kind of wave', () => waves({ classes: ['sine'] as never, seed: 1 }), 'two or more of sine, square'],
    ['an unknown wave', () => waves({ classes: ['sine', 'saw'] as never, seed: 1 }), 'classes is a list'],
    ['a threshold that is none', () => threshold({ at: Number.NaN, seed: 1 }), 'at is NaN; use a number'],
  ])('%s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
