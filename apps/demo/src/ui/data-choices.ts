import {
  type DataChoice,
  type Experiment,
  type GeneratedData,
  type GeneratorChoices,
  type GeneratorName,
  generatorKinds,
  type MemberKind,
} from '@linnet/recipes/descriptions';
import { rangeOf } from './member-range.js';
import type { NumberRange } from './number-entry.js';

/** A setting of a generator that is a number: how it is called, and how far the arrow keys go. */
interface NumberText extends Pick<NumberRange, 'step'> {
  readonly label: string;
}

/** The same with the numbers that an experiment takes. */
export interface NumberSetting extends NumberRange, NumberText {}

/** A setting of a generator that is one of some words or numbers. */
export interface WordSetting {
  readonly label: string;
  readonly words: readonly { readonly value: string | number; readonly label: string }[];
}

/** A setting as a form shows it. */
export type DataSetting = NumberSetting | WordSetting;

type TextsOf<Name extends GeneratorName> = Readonly<Record<keyof GeneratorChoices[Name], NumberText | WordSetting>>;

const rows: NumberText = { label: 'Rows' };
const noise: NumberText = { label: 'Noise', step: 0.05 };
const samples: NumberText = { label: 'Samples a row' };

/** What can be set of each generator. Which numbers they take, the kinds of an experiment's members say. */
const texts: { readonly [Name in GeneratorName]: TextsOf<Name> } = {
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
  circles: { rows, noise, factor: { label: 'Inner radius', step: 0.05 } },
  moons: { rows, noise },
  spirals: { rows, noise, turns: { label: 'Turns', step: 0.25 } },
  checkerboard: { rows, noise, cells: { label: 'Cells a side' } },
  blobs: {
    rows,
    centers: { label: 'Clouds' },
    deviation: { label: 'Spread', step: 0.1 },
  },
  gaussianQuantiles: { rows, classes: { label: 'Shells' } },
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
  threshold: { rows, at: { label: 'Threshold' } },
  classification: {
    rows,
    features: { label: 'Columns' },
    classes: { label: 'Classes' },
    clustersPerClass: { label: 'Clouds of each class' },
    separation: { label: 'Separation', step: 0.1 },
  },
};

/** The settings of some data, by name; a file has none. */
export function settingsOf(data: DataChoice): readonly (readonly [name: string, setting: DataSetting])[] {
  if (data.kind === 'file') return [];
  const kinds: Readonly<Record<string, MemberKind>> = generatorKinds[data.kind];
  return Object.entries<NumberText | WordSetting>(texts[data.kind]).map(([name, text]) => [
    name,
    'words' in text ? text : { ...text, ...rangeOf(kinds[name]?.range) },
  ]);
}

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

const starts: { readonly [Name in GeneratorName]: Extract<GeneratedData, { kind: Name }> } = {
  plateaus: { kind: 'plateaus', seed: 1, length: 100, noise: 0.2 },
  waves: { kind: 'waves', seed: 1, rows: 200, length: 100, classes: 2, phase: 'random' },
  circles: { kind: 'circles', seed: 1, rows: 500, noise: 0.1, factor: 0.5 },
  moons: { kind: 'moons', seed: 1, rows: 500, noise: 0.1 },
  spirals: { kind: 'spirals', seed: 1, rows: 500, noise: 0.02, turns: 1.25 },
  checkerboard: { kind: 'checkerboard', seed: 1, rows: 500, noise: 0, cells: 2 },
  blobs: { kind: 'blobs', seed: 1, rows: 500, centers: 3, deviation: 1 },
  gaussianQuantiles: { kind: 'gaussianQuantiles', seed: 1, rows: 500, classes: 3 },
  surface: { kind: 'surface', seed: 1, rows: 500, noise: 0.02, shape: 'hills' },
  threshold: { kind: 'threshold', seed: 1, rows: 100, at: 50 },
  classification: {
    kind: 'classification',
    seed: 1,
    rows: 1000,
    features: 20,
    classes: 2,
    clustersPerClass: 2,
    separation: 1,
  },
};

/** Data of a generator as they are when it is chosen in place of others: with the seed of those, where they have one. */
export const startData = (kind: GeneratorName, before?: DataChoice): GeneratedData =>
  before === undefined || before.kind === 'file' ? starts[kind] : { ...starts[kind], seed: before.seed };

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
