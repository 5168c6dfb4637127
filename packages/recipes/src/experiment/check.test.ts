import { LinnetError } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { tutorials } from '../tutorials.js';
import { checkExperiment, type DataChoice, drawSets, type Experiment } from './index.js';

const [tutorial] = tutorials;
const base = Object.values(tutorial?.experiments ?? {})[0] as Experiment;

function problemsOf(value: unknown): readonly string[] {
  try {
    checkExperiment(value);
    return [];
  } catch (error) {
    if (LinnetError.is(error) && error.code === 'bad-option') return error.problems;
    throw error;
  }
}

const every: readonly DataChoice[] = [
  { kind: 'plateaus', seed: 1, length: 32, noise: 0 },
  { kind: 'waves', seed: 1, rows: 10, length: 16, classes: 3, phase: 'random' },
  { kind: 'circles', seed: 1, rows: 10, noise: 0, factor: 0 },
  { kind: 'moons', seed: 1, rows: 10, noise: 0.1 },
  { kind: 'spirals', seed: 1, rows: 10, noise: 0.1, turns: 1 },
  { kind: 'checkerboard', seed: 1, rows: 10, noise: 0.1, cells: 4 },
  { kind: 'blobs', seed: 1, rows: 10, centers: 3, deviation: 1 },
  { kind: 'gaussianQuantiles', seed: 1, rows: 10, classes: 2 },
  { kind: 'surface', seed: 1, rows: 10, noise: 0, shape: 'hills' },
  { kind: 'threshold', seed: 1, rows: 10, at: 30 },
  { kind: 'classification', seed: 1, rows: 10, features: 4, classes: 2, clustersPerClass: 2, separation: 0.5 },
];

describe('checkExperiment', () => {
  const known = tutorials.flatMap(({ name, experiments }) =>
    Object.entries(experiments).map(([key, experiment]) => [`${name} ${key}`, experiment] as const),
  );
  it.each(known)('gives back %s', (_, experiment) => {
    expect(checkExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
  });

  it.each(every)('takes what $kind can draw', (data) => {
    expect(problemsOf({ ...base, data })).toEqual([]);
    expect(drawSets({ data, test: 0.2 }).train.rows).toBeGreaterThan(0);
  });

  it('takes files by their digest', () => {
    const file = { kind: 'file', name: 'scope.csv', sha256: 'a1'.repeat(32), target: ['label'] };
    expect(problemsOf({ ...base, data: file })).toEqual([]);
    expect(problemsOf({ ...base, data: { ...file, sha256: 'A1', target: 'label' } })).toEqual([
      'data.sha256 is "A1"; use 64 hexadecimal digits in lower case.',
      'data.target is "label"; use a list of up to 100 names or indices of columns, as texts.',
    ]);
  });

  it('lists everything at once', () => {
    const problems = problemsOf({
      ...base,
      data: { kind: 'circles', seed: -1, rows: 1e6, noice: 0.1, factor: 1 },
      test: 1,
      layers: '4:rellu,x',
      forInstrument: 'yes',
      loss: 'binaryCrossEntropy',
      optimizer: 'adamm',
      epochs: 2.5,
      patience: undefined,
      backend: 'gpu',
      bacth: 3,
    });
    expect(problems).toEqual([
      'data.noice is no part of an experiment. Did you mean data.noise?',
      'data.seed is -1; use a whole number from 0 to 4294967295.',
      'data.rows is 1000000; use a whole number from 2 to 100000.',
      'data.noise is missing; use a number from 0 to 100.',
      'data.factor is 1; use a number from 0 up, below 1.',
      expect.stringMatching(/^bacth is no part of an experiment\./u),
      'test is 1; use a number from 0 to 0.95.',
      'forInstrument is "yes"; use true or false.',
      expect.stringMatching(/^loss: Unknown name "binaryCrossEntropy"\. Did you mean "binaryCrossentropy"\?/u),
      expect.stringMatching(/^optimizer: Unknown name "adamm"\. Did you mean "adam"\?/u),
      'epochs is 2.5; use a whole number from 1 to 100000.',
      'patience is missing; use a whole number from 0 to 100000.',
      expect.stringMatching(/^backend: Unknown name "gpu"\./u),
      expect.stringMatching(/^layers: item 1, "4:rellu"/u),
      expect.stringMatching(/^layers: item 2, "x"/u),
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'circles', 'An experiment is an object'],
    ['a list', [], 'An experiment is an object'],
    ['nothing', null, 'An experiment is an object'],
    ['no data', { ...base, data: undefined }, 'data is undefined; use an object'],
    ['data of another kind', { ...base, data: { kind: 'moon' } }, 'Did you mean "moons"?'],
    ['a kind that objects have', { ...base, data: { kind: 'toString' } }, 'data.kind: Unknown kind of data'],
    [
      'rows that memory would not hold',
      { ...base, data: { ...every[1], rows: 1e5, length: 1000 } },
      'more than 10000000',
    ],
    ['rows without a share', { ...base, test: 0 }, 'plateaus always keep some rows apart'],
    ['a layer that is too large', { ...base, layers: '1e9:relu,1' }, '"1e9:relu" is larger than 2000'],
    ['a large layer within another', { ...base, layers: 'bidirectional:lstm:5000,1' }, 'is larger than 2000'],
    ['a long text', { ...base, layers: '1,'.repeat(300) }, 'use a text of 1 to 500 letters'],
    ['numbers that are none', { ...base, learningRate: Number.NaN }, 'learningRate is NaN'],
  ])('refuses %s', (_, value, part) => {
    expect(problemsOf(value).join('\n')).toContain(part);
  });
});
