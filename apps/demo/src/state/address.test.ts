import { random } from '@linnet/core';
import {
  backendNames,
  type DataChoice,
  type Experiment,
  experimentKinds,
  type GeneratorName,
  tutorialExperiments,
} from '@linnet/recipes/descriptions';
import { describe, expect, it } from 'vitest';
import { generatorLabels, settingsOf, startData, withSetting } from '../ui/data-choices.js';
import { formatAddress, parseAddress } from './address.js';
import { defaultState, presetsOf } from './defaults.js';
import { pageNames } from './page-name.js';
import type { PageState } from './page-state.js';

/** Numbers whose bits a shorter text would lose. */
function drawnState(seed: number): PageState {
  const generator = random(seed);
  const share = (): number => generator.randomSample();
  const below = (count: number): number => Math.floor(share() * count);
  const pick = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0];
  const common = { seed: below(4294967296), rows: 2 + below(1000) };
  const data = pick<DataChoice>([
    { kind: 'circles', ...common, noise: share() * 3, factor: share() },
    { kind: 'spirals', ...common, noise: share(), turns: 1 + share() },
    { kind: 'surface', ...common, noise: share() * 1e-9, shape: pick(['plane', 'hills']) },
    { kind: 'waves', ...common, length: 20 + below(99), classes: pick([2, 3, 4]), phase: pick(['zero', 'random']) },
    { kind: 'file', name: 'a scope & more: 100 %, ü.csv', sha256: '0f'.repeat(32), target: pick([[], ['a,b', 'c=d']]) },
  ]);
  const experiment: Experiment = {
    data,
    test: share() * 0.9,
    layers: pick(['6:tanh,4:tanh,1:sigmoid', 'lstm:10,2:softmax']),
    forInstrument: pick([true, false]),
    scaling: pick(['none', 'perColumn', 'shared']),
    loss: pick(['huber', 'binaryCrossentropy']),
    optimizer: pick(['adamw', 'sgd']),
    learningRate: share() * Number(`1e-${below(20)}`),
    tenfoldEvery: below(100),
    batchSize: 1 + below(100),
    shuffle: pick([true, false]),
    epochs: 1 + below(1000),
    patience: below(100),
    watch: pick([true, false]),
    seed: below(4294967296),
    backend: pick(backendNames),
  };
  const show = { resolution: below(200), bits: pick([0, 2, 32]), units: pick([true, false]) };
  return { page: 'playground', preset: undefined, experiment, seeds: 1 + below(16), show };
}

function expectKept(patch: Partial<Experiment>): void {
  const page = defaultState('playground');
  const state = { ...page, experiment: { ...page.experiment, ...patch } };
  expect(parseAddress(formatAddress(state))).toEqual({ state, problems: [] });
}

describe('formatAddress and parseAddress', () => {
  it('give back every state to the bit', () => {
    for (let seed = 0; seed < 200; seed++) {
      const state = drawnState(seed);
      expect(parseAddress(formatAddress(state))).toEqual({ state, problems: [] });
    }
  });

  const opened = pageNames.flatMap((page) => [undefined, ...presetsOf(page)].map((preset) => [page, preset] as const));
  it.each(opened)('give back the page %s as it opens, preset %s', (page, preset) => {
    const state = defaultState(page, preset);
    expect(parseAddress(formatAddress(state))).toEqual({ state, problems: [] });
  });

  it.each(Object.keys(generatorLabels) as GeneratorName[])('keep all that the form of %s lets through', (kind) => {
    const data = startData(kind);
    const ends = settingsOf(data).flatMap(([name, setting]) => {
      const values = 'words' in setting ? setting.words.map(({ value }) => value) : [setting.min, setting.max];
      return values.map((value) => withSetting(data, name, value));
    });
    expect(ends.length).toBeGreaterThan(1);
    for (const each of [{ ...data, seed: 0 }, { ...data, seed: 0xffffffff }, ...ends]) expectKept({ data: each });
  });

  it('keep all that the form of an experiment lets through', () => {
    for (const [name, kind] of Object.entries(experimentKinds)) {
      const ends = 'range' in kind ? [kind.range.least, kind.range.most] : [];
      for (const value of ends) expectKept({ [name]: value });
    }
  });

  it('write every member of an experiment', () => {
    const address = formatAddress(defaultState('circles', 'm8'));
    expect(address).toMatch(/^#\/circles\?preset=m8&data=circles&data\.seed=42&data\.rows=1000&data\.noise=0\.03&/u);
    const names = [...new URLSearchParams(address.split('?')[1]).keys()];
    const { data: _, ...others } = defaultState('circles').experiment;
    expect(names).toEqual(expect.arrayContaining(Object.keys(others)));
  });

  it('is one that parts of names and layers can be read in', () => {
    expect(formatAddress(defaultState('playground'))).toContain('layers=6:tanh,4:tanh,1:sigmoid');
  });
});

describe('parseAddress', () => {
  it.each(['', '#', '#/', '#/start'])('takes "%s" for the start page', (hash) => {
    expect(parseAddress(hash)).toEqual({ state: defaultState('start'), problems: [] });
  });

  it('fills in what is missing', () => {
    const { state, problems } = parseAddress('#/circles?preset=m1&learningRate=0.5');
    expect(problems).toEqual([]);
    expect(state).toEqual({
      ...defaultState('circles', 'm1'),
      experiment: { ...tutorialExperiments.circles.m1, learningRate: 0.5 },
    });
  });

  it('begins other data as the page does when they are chosen, with the same seed', () => {
    const { state, problems } = parseAddress('#/playground?data=moons&data.noise=0.25');
    expect(problems).toEqual([]);
    expect(state.experiment.data).toMatchObject({ kind: 'moons', noise: 0.25, seed: 42 });
  });

  it('tells of a page that is not there', () => {
    const { state, problems } = parseAddress('#/spirals?epochs=3');
    expect(state.page).toBe('start');
    expect(problems).toEqual([expect.stringContaining('"spirals"')]);
  });

  it('tells of everything at once, and uses the rest', () => {
    const { state, problems } = parseAddress(
      '#/circles?preset=m9&data.seed=1.5&data.noise=0.2&epochs=many&batchSize=1&batchSize=2&optimizer=adamm&colour=red&shuffle=yes&seeds=99&show.bits=1&show.units=false',
    );
    expect(problems).toEqual([
      'preset is "m9"; use m8, m1, m2, m3, m5, m6, m7.',
      expect.stringMatching(/^data\.seed is 1\.5; use /u),
      expect.stringMatching(/^colour is no part of an experiment\./u),
      expect.stringMatching(/^optimizer: .*"adam"/u),
      expect.stringMatching(/^batchSize is "1 and 2"; use /u),
      expect.stringMatching(/^shuffle is "yes"; use true or false/u),
      expect.stringMatching(/^epochs is "many"; use /u),
      'show.bits is 1; use 0 for none, or a whole number from 2 to 32.',
      'seeds is 99; use a whole number from 1 to 16.',
    ]);
    const usual = defaultState('circles');
    expect(state.experiment).toEqual({
      ...usual.experiment,
      data: { kind: 'circles', seed: 42, rows: 1000, noise: 0.2, factor: 0.8 },
    });
    expect([state.seeds, state.show.bits]).toEqual([usual.seeds, usual.show.bits]);
  });

  it('tells of data of another version once, and draws the rows of the page', () => {
    const { state, problems } = parseAddress('#/playground?data=rings&data.width=3&epochs=7');
    expect(problems).toEqual([expect.stringContaining('rings')]);
    expect(state.experiment).toEqual({ ...defaultState('playground').experiment, epochs: 7 });
  });

  it.each(['', '&data.sha256=abc&data.name=x.csv'])('does not take a file that nobody can know again%s', (rest) => {
    const { state, problems } = parseAddress(`#/playground?data=file${rest}&epochs=7`);
    expect(problems).toContainEqual(expect.stringMatching(/^data\.sha256 /u));
    expect(state.experiment).toEqual({ ...defaultState('playground').experiment, epochs: 7 });
  });

  it('tells of layers that are none', () => {
    const { state, problems } = parseAddress('#/playground?layers=6:tanhh,1');
    expect(problems).toEqual([expect.stringMatching(/^layers: .*tanh/su)]);
    expect(state.experiment.layers).toBe(defaultState('playground').experiment.layers);
  });

  it.each([
    '#/circles?%E0%A4%A',
    '#/circles?__proto__=1&constructor=2&toString=3',
    '#/circles?data=__proto__',
    '#/circles?data=constructor&data.seed=1',
    '#/circles?=&&&=x?y#z',
    '#/__proto__',
    '#main',
    `#/circles?layers=${'9,'.repeat(5000)}1`,
    '#/circles?data.rows=1e300&epochs=Infinity&learningRate=NaN&seed=-0&test=',
  ])('makes a state of %s', (hash) => {
    const { state } = parseAddress(hash);
    expect(parseAddress(formatAddress(state))).toEqual({ state, problems: [] });
  });
});
