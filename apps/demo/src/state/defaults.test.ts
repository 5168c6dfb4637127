import { checkExperiment, tutorials } from '@linnet/recipes/descriptions';
import { describe, expect, it } from 'vitest';
import { defaultState, presetsOf } from './defaults.js';
import { isTutorialName, pageNames } from './page-name.js';

describe('defaultState', () => {
  it('has a page for each tutorial, which opens with the network that the command trains', () => {
    expect(pageNames.filter(isTutorialName)).toEqual(tutorials.map(({ name }) => name));
    for (const { name, experiments } of tutorials) {
      const page = pageNames.find((each) => each === name) ?? 'start';
      expect(presetsOf(page)).toEqual(Object.keys(experiments));
      expect(defaultState(page).experiment).toEqual(Object.values(experiments)[0]);
    }
  });

  it('takes a preset by name, and the first one for a name that there is not', () => {
    expect(defaultState('threshold-lstm', 'adam').experiment.optimizer).toBe('adam');
    expect(defaultState('threshold-lstm', 'other').preset).toBe('sgd');
  });

  it.each(pageNames)('opens %s with an experiment that can be run', (page) => {
    const { experiment } = defaultState(page);
    expect(checkExperiment(experiment)).toBe(experiment);
  });

  it('opens the instrument with the classifier, for a moment of training', () => {
    const { experiment } = defaultState('instrument');
    expect(experiment).toEqual({ ...defaultState('moku-classifier').experiment, epochs: 100 });
  });
});
