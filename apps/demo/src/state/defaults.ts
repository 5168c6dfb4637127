import { type Experiment, tutorialExperiments } from '@linnet/recipes/descriptions';
import type { Show } from '../protocol/index.js';
import { isTutorialName } from './page-name.js';
import type { PageName, PageState } from './page-state.js';

/** The state of a page as it is first opened, or of one of its presets. An unknown preset is the page's first one. */
export function defaultState(page: PageName, preset?: string): PageState {
  const names = presetsOf(page);
  const name = preset !== undefined && names.includes(preset) ? preset : names[0];
  return { page, preset: name, experiment: experimentOf(page, name), seeds: 1, show: shows[page] ?? showNothing };
}

/** The presets of a page, the first one first; none where a page has settings of its own alone. */
export const presetsOf = (page: PageName): readonly string[] =>
  isTutorialName(page) ? Object.keys(tutorialExperiments[page]) : [];

function experimentOf(page: PageName, preset: string | undefined): Experiment {
  if (!isTutorialName(page)) return page === 'playground' ? playground : { ...classifier(), epochs: 100 };
  const experiment = tutorialExperiments[page][preset ?? ''];
  return experiment ?? playground;
}

/** The instrument's network is the tutorial's, trained for a moment. */
const classifier = (): Experiment => Object.values(tutorialExperiments['moku-classifier'])[0] ?? playground;

const playground: Experiment = {
  data: { kind: 'circles', seed: 42, rows: 400, noise: 0.1, factor: 0.5 },
  test: 0.25,
  layers: '6:tanh,4:tanh,1:sigmoid',
  forInstrument: false,
  scaling: 'none',
  loss: 'binaryCrossentropy',
  optimizer: 'adam',
  learningRate: 0.02,
  tenfoldEvery: 0,
  batchSize: 32,
  shuffle: true,
  epochs: 300,
  patience: 0,
  watch: true,
  seed: 1,
  backend: 'simd',
};

const showNothing: Show = { resolution: 0, bits: 0, units: false };

/** Of pages with data of the plane. */
const shows: Partial<Record<PageName, Show>> = {
  circles: { resolution: 60, bits: 0, units: false },
  playground: { resolution: 60, bits: 8, units: false },
};
