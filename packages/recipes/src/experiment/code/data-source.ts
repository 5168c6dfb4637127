import type { Shape } from '@linnet/core';
import type { DataChoice, FileData, GeneratedData, GeneratorName } from '../data-choice.js';
import type { Experiment } from '../experiment.js';
import { classesOf } from '../layer-facts.js';
import { encodesTargets } from '../loss-facts.js';
import { type ObjectSource, quoted, type Source, sourceText } from './source.js';

/** How the rows come to be, as statements. */
export interface DataSource {
  readonly lines: readonly string[];
  /** What of linnet they use. */
  readonly names: readonly string[];
  /** What the rows to train with are called. */
  readonly train: string;
  /** The same of those kept apart, where there are some. */
  readonly test: string | undefined;
  /** The shape of a row, as a value. */
  readonly row: Source;
}

/** What generators draw where nothing else is said: it need not be. */
const usual: { readonly [Name in GeneratorName]: Readonly<Record<string, number | string>> } = {
  plateaus: { length: 100, noise: 0.2 },
  waves: { length: 128, classes: 2, phase: 'zero' },
  circles: { noise: 0, factor: 0.8 },
  moons: { noise: 0 },
  spirals: { noise: 0 },
  checkerboard: { noise: 0 },
  blobs: {},
  gaussianQuantiles: {},
  surface: { noise: 0 },
  threshold: {},
  classification: { separation: 1 },
};

/** Options that generators call otherwise. */
const renamed: Readonly<Record<string, string>> = { separation: 'classSep' };

/** The shape of a row that a generator draws. */
export function drawnRow(data: GeneratedData): Shape {
  switch (data.kind) {
    case 'plateaus':
    case 'waves':
      return [data.length];
    case 'threshold':
      return [2, 1];
    case 'classification':
      return [data.features];
    default:
      return [2];
  }
}

/** The rows of an experiment. */
export function dataSource(experiment: Targeted & Pick<Experiment, 'data'>): DataSource {
  const { data } = experiment;
  if (data.kind === 'file') return fileSource(data, experiment);
  return data.kind === 'plateaus' ? plateausSource(data, experiment) : drawnSource(data, experiment);
}

/** What makes a column for each class of the targets, where the loss takes that. */
const encodingOf = (experiment: Targeted): string =>
  encodesTargets(experiment) ? `.oneHot(${classesOf(experiment) ?? ''})` : '';

/** What of an experiment says how rows and targets come. */
type Targeted = Pick<Experiment, 'test' | 'loss' | 'layers'>;

function plateausSource(data: Extract<DataChoice, { readonly kind: 'plateaus' }>, experiment: Targeted): DataSource {
  const { test } = experiment;
  const { object } = generatorOptions(data);
  const { seed, ...others } = object;
  const options = { object: { ...others, validation: test === 0.1 ? undefined : String(test), seed } };
  const call = sourceText({ call: 'plateaus', with: [options] }, 'const { train, validation } = '.length);
  const encoding = encodingOf(experiment);
  return {
    lines: [`const { train, validation } = ${call};`],
    names: ['plateaus'],
    train: `train${encoding}`,
    test: `validation${encoding}`,
    row: String(data.length),
  };
}

function drawnSource(data: Exclude<GeneratedData, { readonly kind: 'plateaus' }>, experiment: Targeted): DataSource {
  const { test } = experiment;
  const kept = Math.floor(data.rows * test);
  const call = sourceText({ call: data.kind, with: [generatorOptions(data)] }, 'const data = '.length);
  const row = drawnRow(data);
  const parts = {
    names: [data.kind],
    row: row.length === 1 ? String(row[0]) : { list: row.map(String) },
  };
  const lines = [`const data = ${call}${encodingOf(experiment)};`];
  if (kept === 0) return { ...parts, lines, train: 'data', test: undefined };
  return { ...parts, lines: [...lines, splitLine(data.rows, kept, test)], train: 'train', test: 'test' };
}

/** Rows are kept apart from the end; a share tells how many unless a rounding gives one more or less. */
function splitLine(rows: number, kept: number, test: number): string {
  const share = Number((1 - test).toPrecision(12));
  const isSame = Math.floor(rows * share + 1e-9) === rows - kept;
  return isSame
    ? `const [train, test] = data.split(${share});`
    : `const [train, test] = [data.slice(0, ${rows - kept}), data.slice(${rows - kept})];`;
}

function generatorOptions({ kind, ...options }: GeneratedData): ObjectSource {
  const { seed, ...others } = options;
  const members = Object.entries(others).flatMap(([name, value]): readonly (readonly [string, Source])[] =>
    usual[kind][name] === value
      ? []
      : [[renamed[name] ?? name, typeof value === 'string' ? quoted(value) : String(value)]],
  );
  return { object: { ...Object.fromEntries(members), seed: String(seed) } };
}

function fileSource({ name, sha256, target }: FileData, experiment: Targeted): DataSource {
  const { test } = experiment;
  const columns = target.map((column) => (/\.npy$/iu.test(name) ? column : quoted(column)));
  const options =
    target.length === 0 ? [] : [{ object: { target: columns.length === 1 ? columns[0] : { list: columns } } }];
  const call = sourceText({ call: 'readData', with: [quoted(name), ...options] }, 'const data = await '.length);
  const encoding = encodingOf(experiment);
  return {
    lines: [
      `// The file whose SHA-256 is ${sha256}.`,
      `const ${encoding === '' ? 'data' : 'rows'} = await ${call};`,
      ...(encoding === ''
        ? []
        : ['// A column for each class.', `const data = rows.y.shape.at(-1) === 1 ? rows${encoding} : rows;`]),
      ...(test === 0
        ? []
        : [
            `const kept = Math.floor(data.rows * ${test});`,
            'const [train, test] = [data.slice(0, data.rows - kept), data.slice(data.rows - kept)];',
          ]),
    ],
    names: [],
    train: test === 0 ? 'data' : 'train',
    test: test === 0 ? undefined : 'test',
    row: 'data.x.shape.slice(1)',
  };
}
