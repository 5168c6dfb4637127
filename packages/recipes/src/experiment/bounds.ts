import { lossKinds, type OptionKind, optionKinds, wholeFrom } from '@linnet/core';
import type { FileData, GeneratorChoices, GeneratorName } from './data-choice.js';
import { backendNames, type Experiment } from './experiment.js';
import { optimizerNames } from './optimizers.js';

/** What a member of an experiment may be: of names, which ones there are; of numbers, the ends that a form has. */
export interface MemberKind extends OptionKind {
  readonly names?: readonly string[];
  readonly range?: MemberRange;
}

/** Numbers from `least` to `most`, both of them too. */
export interface MemberRange {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

/** Of every member of a part of an experiment. */
export type MemberKinds<Part> = { readonly [Name in keyof Part]-?: MemberKind };

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const numberBetween = (least: number, most: number) =>
  ({
    is: (value) => isNumber(value) && value >= least && value <= most,
    use: `a number from ${least} to ${most}`,
    range: { least, most, isWhole: false },
  }) satisfies MemberKind;

const wholeBetween = (least: number, most: number) =>
  ({ ...wholeFrom(least, most), range: { least, most, isWhole: true } }) satisfies MemberKind;

const textUpTo = (most: number): OptionKind => ({
  is: (value) => typeof value === 'string' && value !== '' && value.length <= most,
  use: `a text of 1 to ${most} letters`,
});

const oneNamed = (names: readonly string[]): MemberKind => ({
  is: (value) => typeof value === 'string' && names.includes(value),
  use: names.map((name) => `"${name}"`).join(', '),
  names,
});

const seed = wholeBetween(0, 0xffffffff);
const count = wholeBetween(1, 100_000);
const countOrNone = wholeBetween(0, 100_000);
const rows = wholeBetween(2, 100_000);
const noise = numberBetween(0, 100);

/** Of an experiment, whatever its data. */
export const experimentKinds = {
  test: numberBetween(0, 0.95),
  layers: textUpTo(500),
  forInstrument: optionKinds.truth,
  scaling: oneNamed(['none', 'perColumn', 'shared'] satisfies readonly Experiment['scaling'][]),
  loss: oneNamed(lossKinds),
  optimizer: oneNamed(optimizerNames),
  learningRate: numberBetween(0, 1000),
  tenfoldEvery: countOrNone,
  batchSize: count,
  shuffle: optionKinds.truth,
  epochs: count,
  patience: countOrNone,
  watch: optionKinds.truth,
  seed,
  backend: oneNamed(backendNames),
} satisfies MemberKinds<Omit<Experiment, 'data'>>;

/** Of rows that a generator draws; what does not fit together the generators say. */
export const generatorKinds: {
  readonly [Name in GeneratorName]: MemberKinds<{ seed: number } & GeneratorChoices[Name]>;
} = {
  // Anomalies are up to 31 samples wide; there are 112 rows for each two samples.
  plateaus: { seed, length: wholeBetween(32, 256), noise },
  waves: {
    seed,
    rows,
    length: wholeBetween(2, 1000),
    classes: { is: wholeBetween(2, 4).is, use: '2, 3 or 4' },
    phase: oneNamed(['zero', 'random'] satisfies readonly GeneratorChoices['waves']['phase'][]),
  },
  circles: {
    seed,
    rows,
    noise,
    factor: {
      is: (value) => isNumber(value) && value >= 0 && value < 1,
      use: 'a number from 0 up, below 1',
      range: { least: 0, most: 0.99, isWhole: false },
    },
  },
  moons: { seed, rows, noise },
  spirals: { seed, rows, noise, turns: numberBetween(0.01, 100) },
  checkerboard: { seed, rows, noise, cells: wholeBetween(2, 1000) },
  blobs: { seed, rows, centers: wholeBetween(2, 20), deviation: numberBetween(0, 1000) },
  gaussianQuantiles: { seed, rows, classes: wholeBetween(2, 20) },
  surface: {
    seed,
    rows,
    noise,
    shape: oneNamed(['plane', 'hills'] satisfies readonly GeneratorChoices['surface']['shape'][]),
  },
  threshold: { seed, rows, at: numberBetween(-1e6, 1e6) },
  classification: {
    seed,
    rows,
    features: wholeBetween(4, 100),
    classes: wholeBetween(2, 4),
    clustersPerClass: wholeBetween(1, 2),
    separation: numberBetween(0.001, 1000),
  },
};

/** Of rows of a file. */
export const fileKinds: MemberKinds<Omit<FileData, 'kind'>> = {
  name: textUpTo(255),
  sha256: {
    is: (value) => typeof value === 'string' && /^[\da-f]{64}$/u.test(value),
    use: '64 hexadecimal digits in lower case',
  },
  target: {
    is: (value) => Array.isArray(value) && value.length <= 100 && value.every((name) => typeof name === 'string'),
    use: 'a list of up to 100 names or indices of columns, as texts',
  },
};
