import { compileExperiment, drawSets, type Experiment, type GeneratorName } from '@linnet/recipes';
import { describe, expect, it } from 'vitest';
import { forData, generatorLabels, settingsOf, settingValue, startData, withSetting } from './data-choices.js';

const experiment: Experiment = {
  data: startData('circles'),
  test: 0.2,
  layers: '4:relu,1:sigmoid',
  forInstrument: false,
  scaling: 'none',
  loss: 'binaryCrossentropy',
  optimizer: 'adam',
  learningRate: 0.01,
  tenfoldEvery: 0,
  batchSize: 32,
  shuffle: true,
  epochs: 1,
  patience: 0,
  watch: true,
  seed: 1,
  backend: 'js',
};

const names = Object.keys(generatorLabels) as GeneratorName[];

describe('startData', () => {
  it.each(names)('draws %s, whose settings all have a value', (name) => {
    const data = startData(name);
    expect(drawSets({ data, test: 0.2 }).train.rows).toBeGreaterThan(10);
    for (const [setting] of settingsOf(data)) expect(settingValue(data, setting)).toBeDefined();
  });
});

describe('forData', () => {
  it.each([false, true])(
    'gives every generator a network that fits its targets, for the instrument: %s',
    (forInstrument) => {
      for (const name of names.filter((each) => each !== 'threshold' || !forInstrument)) {
        const changed = {
          ...experiment,
          forInstrument,
          ...forData({ ...experiment, forInstrument }, startData(name)),
        };
        expect(() => compileExperiment(changed, drawSets(changed))).not.toThrow();
      }
    },
  );

  it('changes the end with the number of classes, and nothing else', () => {
    expect(forData(experiment, startData('moons'))).toEqual({ data: startData('moons') });
    expect(forData(experiment, startData('blobs'))).toMatchObject({
      layers: '4:relu,3:softmax',
      loss: 'sparseCategoricalCrossentropy',
    });
    expect(forData(experiment, startData('surface'))).toMatchObject({
      layers: '4:relu,1',
      loss: 'meanSquaredError',
    });
  });
});

it('changes a setting that the data have', () => {
  const data = startData('moons');
  expect(withSetting(data, 'noise', 0.5)).toEqual({ ...data, noise: 0.5 });
  expect(withSetting(data, 'turns', 2)).toBe(data);
});
