import type { DataChoice, Experiment, GeneratorName } from '@linnet/recipes/descriptions';
import { generatorLabels, startData } from '../ui/data-choices.js';
import { type Entries, type MemberValue, readTexts, textsOf } from './member-texts.js';
import { membersIn, mended, problemsOf, soundest } from './sound-experiment.js';

/** The texts that an address has for each name. */
export type Given = ReadonlyMap<string, readonly string[]>;

/** An experiment that an address has, and what of it could not be used. */
export interface ReadExperiment {
  readonly experiment: Experiment;
  readonly problems: readonly string[];
}

const prefix = 'data.';

/** Every member of an experiment: `data=circles&data.seed=42&...&backend=simd`. */
export function experimentTexts({ data: { kind, ...options }, ...others }: Experiment): Entries {
  return [['data', kind], ...textsOf(options, prefix), ...textsOf(others)];
}

/**
 * The experiment of an address. What is missing is as in the usual one, or, of other data, as that begins; so is what makes
 * no sense, and that is told.
 */
export function readExperiment(given: Given, usual: Experiment): ReadExperiment {
  const kind = given.get('data')?.join(' and ') ?? usual.data.kind;
  const data = dataLike(kind, usual.data);
  const wanted = { ...usual, ...readMembers(given, usual), data: { ...readOptions(given, data), kind } };
  const problems = problemsOf(wanted);
  if (problems.length === 0) return { experiment: soundest([wanted], usual), problems };
  const wrong = membersIn(problems);
  const others = mended(wanted, usual, wrong);
  const withData = { ...others, data: mended(wanted.data, data ?? usual.data, wrong, prefix) };
  return { experiment: soundest([withData, { ...others, data: usual.data }], usual), problems };
}

/** All that is not of the data, whether an experiment has it or not. */
const readMembers = (given: Given, { data: _, ...like }: Experiment) =>
  readValues(
    [...given].filter(([name]) => name !== 'data' && !name.startsWith(prefix)),
    like,
  );

/** The options of data. Of data that nobody knows they cannot be told right from wrong. */
function readOptions(given: Given, like: DataChoice | undefined) {
  if (like === undefined) return {};
  const options = [...given].filter(([name]) => name.startsWith(prefix));
  const named = options.map(([name, texts]) => [name.slice(prefix.length), texts] as const);
  return { ...like, ...readValues(named, { ...like }) };
}

/** Values of the kinds that the members of an object have. */
const readValues = (
  given: readonly (readonly [name: string, texts: readonly string[]])[],
  like: Readonly<Record<string, MemberValue>>,
): Readonly<Record<string, unknown>> => {
  const kinds = new Map(Object.entries(like));
  return Object.fromEntries(given.map(([name, texts]) => [name, readTexts(texts, kinds.get(name))]));
};

/** Data of this kind to begin with: the page's own where they are, else usual ones; nothing of a kind that there is not. */
function dataLike(kind: string, own: DataChoice): DataChoice | undefined {
  if (kind === own.kind) return own;
  if (kind === 'file') return { kind, name: '', sha256: '', target: [] };
  return isGenerator(kind) ? startData(kind, own) : undefined;
}

const isGenerator = (kind: string): kind is GeneratorName => Object.hasOwn(generatorLabels, kind);
