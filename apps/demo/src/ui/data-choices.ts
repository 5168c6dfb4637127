import type {
  DataChoice,
  Experiment,
  GeneratedData,
  GeneratorChoices,
  GeneratorName,
} from '@linnet/recipes/descriptions';
import type { NumberRange } from './number-entry.js';

/** A setting of a generator that is a number. */
export interface NumberSetting extends NumberRange {
  readonly label: string;
}

/** A setting of a generator that is one of some words or numbers. */
export interface WordSetting {
  readonly label: string;
  readonly words: readonly { readonly value: string | number; readonly label: string }[];
}

/** A setting as a form shows it. */
export type DataSetting = NumberSetting | WordSetting;

type SettingsOf<Name extends GeneratorName> = Readonly<Record<keyof GeneratorChoices[Name], DataSetting>>;

const rows: NumberSetting = { label: 'Rows', min: 10, max: 20_000 };
const noise: NumberSetting = { label: 'Noise', min: 0, max: 10, step: 0.05 };
const samples: NumberSetting = { label: 'Samples a row', min: 2, max: 1000 };

/** What can be set of each generator. */
const settings: { readonly [Name in GeneratorName]: SettingsOf<Name> } = {
  plateaus: { length: samples, noise },
  waves: {
    rows,
    length: samples,
    classes: {
      label: 'Shapes',
      words: [
        { value: 2, label: 'sine, square' },
        { value: 3, label: 'sine, square, triangle' },
        { value: 4, label: 'sine, square, triangle, sawtooth' },
      ],
    },
    phase: {
      label: 'Phase',
      words: [
        { value: 'zero', label: 'from the start' },
        { value: 'random', label: 'random' },
      ],
    },
  },
  circles: { rows, noise, factor: { label: 'Inner radius', min: 0, max: 0.99, step: 0.05 } },
  moons: { rows, noise },
  spirals: { rows, noise, turns: { label: 'Turns', min: 0.25, max: 100, step: 0.25 } },
  checkerboard: { rows, noise, cells: { label: 'Cells a side', min: 2, max: 20 } },
  blobs: {
    rows,
    centers: { label: 'Clouds', min: 2, max: 7 },
    deviation: { label: 'Spread', min: 0, max: 10, step: 0.1 },
  },
  gaussianQuantiles: { rows, classes: { label: 'Shells', min: 2, max: 7 } },
  surface: {
    rows,
    noise,
    shape: {
      label: 'Surface',
      words: [
        { value: 'plane', label: 'a plane' },
        { value: 'hills', label: 'hills and valleys' },
      ],
    },
  },
  threshold: { rows, at: { label: 'Threshold', min: 1, max: 99 } },
  classification: {
    rows,
    features: { label: 'Columns', min: 4, max: 100 },
    classes: { label: 'Classes', min: 2, max: 4 },
    clustersPerClass: { label: 'Clouds of each class', min: 1, max: 2 },
    separation: { label: 'Separation', min: 0.1, max: 10, step: 0.1 },
  },
};

/** The settings of some data, by name; a file has none. */
export const settingsOf = (data: DataChoice): readonly (readonly [name: string, setting: DataSetting])[] =>
  data.kind === 'file' ? [] : Object.entries(settings[data.kind]);

/** The value of a setting; undefined where the data do not have it. */
export function settingValue(data: DataChoice, name: string): string | number | undefined {
  const found = Object.entries(data).find(([key]) => key === name);
  return found === undefined ? undefined : found[1];
}

/** The same data with another value of a setting that they have. */
export const withSetting = <Data extends DataChoice>(data: Data, name: string, value: string | number): Data =>
  settingValue(data, name) === undefined ? data : { ...data, [name]: value };

/** What generators draw, for people. */
export const generatorLabels: Readonly<Record<GeneratorName, string>> = {
  circles: 'Two circles',
  moons: 'Two moons',
  spirals: 'Two spirals',
  checkerboard: 'Checkerboard (exclusive-or)',
  blobs: 'Clouds',
  gaussianQuantiles: 'Shells',
  surface: 'A surface (numbers to predict)',
  classification: 'Classification, many columns',
  threshold: 'Threshold',
  waves: 'Waves of several shapes',
  plateaus: 'Sines with a plateau',
};

const starts: { readonly [Name in GeneratorName]: GeneratorChoices[Name] } = {
  plateaus: { length: 100, noise: 0.2 },
  waves: { rows: 200, length: 100, classes: 2, phase: 'random' },
  circles: { rows: 500, noise: 0.1, factor: 0.5 },
  moons: { rows: 500, noise: 0.1 },
  spirals: { rows: 500, noise: 0.02, turns: 1.25 },
  checkerboard: { rows: 500, noise: 0, cells: 2 },
  blobs: { rows: 500, centers: 3, deviation: 1 },
  gaussianQuantiles: { rows: 500, classes: 3 },
  surface: { rows: 500, noise: 0.02, shape: 'hills' },
  threshold: { rows: 100, at: 50 },
  classification: { rows: 1000, features: 20, classes: 2, clustersPerClass: 2, separation: 1 },
};

/** Data of a generator as they are when it is chosen. */
export function startData(kind: GeneratorName, seed: number): GeneratedData {
  const make = <Name extends GeneratorName>(name: Name) => ({ kind: name, seed, ...starts[name] });
  switch (kind) {
    case 'plateaus':
      return make(kind);
    case 'waves':
      return make(kind);
    case 'circles':
      return make(kind);
    case 'moons':
      return make(kind);
    case 'spirals':
      return make(kind);
    case 'checkerboard':
      return make(kind);
    case 'blobs':
      return make(kind);
    case 'gaussianQuantiles':
      return make(kind);
    case 'surface':
      return make(kind);
    case 'threshold':
      return make(kind);
    case 'classification':
      return make(kind);
  }
}

/** How many classes generated rows have; undefined where they are numbers to predict. */
export function classCount(data: GeneratedData): number | undefined {
  switch (data.kind) {
    case 'surface':
      return undefined;
    case 'waves':
    case 'gaussianQuantiles':
    case 'classification':
      return data.classes;
    case 'blobs':
      return data.centers;
    default:
      return 2;
  }
}

/**
 * What has to change of an experiment with other data: the last layer and the loss, where the number of classes is another
 * than before. A network that already fits stays as it is.
 */
export function forData(
  { data: before, layers, forInstrument }: Pick<Experiment, 'data' | 'layers' | 'forInstrument'>,
  data: GeneratedData,
): Partial<Experiment> {
  const classes = classCount(data);
  if (before.kind !== 'file' && classCount(before) === classes) return { data };
  const { layer, loss } = endFor(classes, forInstrument);
  const hidden = layers.split(',').slice(0, -1);
  return { data, loss, layers: [...hidden, layer].join(',') };
}

/**
 * The last layer and the loss for so many classes, or for a number where there are none. The instrument has no softmax:
 * a sigmoid for each class stands in for it.
 */
export function endFor(
  classes: number | undefined,
  forInstrument: boolean,
): { readonly layer: string; readonly loss: Experiment['loss'] } {
  if (classes === undefined) return { layer: '1', loss: 'meanSquaredError' };
  if (classes === 2) return { layer: '1:sigmoid', loss: 'binaryCrossentropy' };
  return forInstrument
    ? { layer: `${classes}:sigmoid`, loss: 'categoricalCrossentropy' }
    : { layer: `${classes}:softmax`, loss: 'sparseCategoricalCrossentropy' };
}
