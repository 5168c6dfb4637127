import { LinnetError, nearestName, showValue, throwProblems, unknownName } from '@linnet/core';
import { parseLayers } from '@linnet/layers/grammar';
import { experimentKinds, fileKinds, generatorKinds, type MemberKind } from './bounds.js';
import type { GeneratorName } from './data-choice.js';
import type { Experiment } from './experiment.js';

/**
 * The experiment that a value is: of an address bar, a file, or what else was not made here. Whether its parts fit
 * together, such as classes and outputs, those say who draw its rows and compile it.
 * @throws LinnetError `bad-option` that lists everything that is missing, unknown, of the wrong kind or out of bounds
 *
 * @example
 * ```ts
 * const experiment = checkExperiment(JSON.parse(text));
 * ```
 */
export function checkExperiment(value: unknown): Experiment {
  if (!isRecord(value))
    throw new LinnetError('bad-option', `An experiment is an object with its data; this is ${showValue(value)}.`);
  const { data, ...others } = value;
  const { layers } = others;
  throwProblems('bad-option', 'This is no experiment that can be run:', [
    ...dataProblems(data),
    ...memberProblems('', others, experimentKinds, ['data']),
    ...sizeProblems(data),
    ...shareProblems(value),
    ...layerProblems(layers),
  ]);
  // Every member has been looked at, and there are no others.
  return value as unknown as Experiment;
}

type Bag = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

const dataNames: readonly string[] = [...Object.keys(generatorKinds), 'file'];

function dataProblems(data: unknown): readonly string[] {
  if (!isRecord(data)) return [`data is ${showValue(data)}; use an object with the kind of the data.`];
  const { kind, ...others } = data;
  if (kind === 'file') return memberProblems('data.', others, fileKinds, ['kind']);
  if (isGenerator(kind)) return memberProblems('data.', others, generatorKinds[kind], ['kind']);
  return [`data.kind: ${unknownName('kind of data', String(kind), dataNames).message}`];
}

const isGenerator = (kind: unknown): kind is GeneratorName =>
  typeof kind === 'string' && Object.hasOwn(generatorKinds, kind);

/** Of each member that should be there, and of each that should not. */
function memberProblems(
  prefix: string,
  value: Bag,
  kinds: Readonly<Record<string, MemberKind>>,
  others: readonly string[],
): readonly string[] {
  const known = [...Object.keys(kinds), ...others];
  return [
    ...Object.keys(value)
      .filter((name) => !known.includes(name))
      .map((name) => unknownMember(prefix, name, known)),
    ...Object.entries(kinds).flatMap(([name, kind]) => kindProblems(prefix + name, value[name], kind)),
  ];
}

function unknownMember(prefix: string, name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return `${prefix}${name} is no part of an experiment.${near === undefined ? '' : ` Did you mean ${prefix}${near}?`}`;
}

function kindProblems(name: string, value: unknown, { is, use, names }: MemberKind): readonly string[] {
  if (is(value)) return [];
  if (value === undefined) return [`${name} is missing; use ${use}.`];
  if (names === undefined || typeof value !== 'string') return [`${name} is ${showValue(value)}; use ${use}.`];
  return [`${name}: ${unknownName('name', value, names).message}`];
}

/** Rows and their lengths, which memory holds apart and not together. */
function sizeProblems(data: unknown): readonly string[] {
  if (!isRecord(data)) return [];
  const { rows, length, features } = data;
  const width = length ?? features;
  if (typeof rows !== 'number' || typeof width !== 'number' || rows * width <= mostNumbers) return [];
  return [
    `data: ${rows} rows of ${width} numbers are more than ${mostNumbers} numbers; use fewer rows, or shorter ones.`,
  ];
}

const mostNumbers = 10_000_000;

/** One generator keeps rows apart itself, and cannot do without. */
function shareProblems({ data, test }: Bag): readonly string[] {
  const { kind } = isRecord(data) ? data : {};
  return kind === 'plateaus' && test === 0
    ? ['test is 0; plateaus always keep some rows apart: use a share such as 0.1.']
    : [];
}

/** Of layers that are not too long a text to be read. */
function layerProblems(layers: unknown): readonly string[] {
  if (!experimentKinds.layers.is(layers) || typeof layers !== 'string') return [];
  try {
    return parseLayers(layers)
      .filter(({ layer }) => greatestIn(layer.config) > mostUnits)
      .map(({ text }) => `layers: "${text}" is larger than ${mostUnits}; use a smaller layer.`);
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    return error.problems.map((problem) => `layers: ${problem}`);
  }
}

/** Units, filters, a vocabulary: of whatever a layer has, the greatest number. */
function greatestIn(config: unknown): number {
  if (typeof config === 'number') return config;
  if (typeof config !== 'object' || config === null) return 0;
  return Math.max(0, ...Object.values(config).map(greatestIn));
}

const mostUnits = 2000;
