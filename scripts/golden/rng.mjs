// `RandomState(seed)` -> calls, in numpy's words, each on a fresh generator, and what they give.
import { exactly, nearly } from './findings.mjs';
import { isObject, sizeOf } from './numbers.mjs';
import { parseCall, splitArguments } from './numpy-calls.mjs';

const seedOf = (key) => /^RandomState\((\d+)\)$/.exec(key)?.[1];

export const isRandomKey = (key) => seedOf(key) !== undefined;

/** Compares all calls of all seeds. */
export function compareRandom(file, findings, context) {
  for (const [key, calls] of Object.entries(file)) {
    const seed = seedOf(key);
    if (seed === undefined) findings.missing('use for', `"${key}"`);
    else if (!isObject(calls)) throw new Error(`${key} holds no calls`);
    else
      for (const [text, wanted] of Object.entries(calls))
        compareCall({ seed: Number(seed), text, wanted, place: `${key}.${text}` }, findings, context);
  }
}

function compareCall({ seed, text, wanted, place }, findings, { core, tolerances }) {
  const run = planOf(text);
  if (run === undefined) {
    findings.missing('random call', `"${text}"`);
    return;
  }
  const isAsWanted = (kind) => (kind === 'normal' ? nearly(tolerances.data) : exactly());
  const results = run(core.random(seed), core);
  if (!Array.isArray(results)) {
    findings.numbers(place, results.value, wanted, isAsWanted(results.kind));
    return;
  }
  findings.same(`the length of ${place}`, results.length, wanted.length);
  for (const [at, { kind, value }] of results.slice(0, wanted.length).entries()) {
    findings.numbers(`${place}[${at}]`, value, wanted[at], isAsWanted(kind));
  }
}

/** What a key means: a function that makes one call, or a list of single draws; undefined where it is not known. */
function planOf(text) {
  const rows = /^shuffle rows of arange\((\d+)\)\.reshape\((\d+),\s*(\d+)\)$/.exec(text);
  if (rows !== null) return (generator, core) => shuffledRows(generator, core, rows.slice(1).map(Number));
  const repeated = /^(.*\)) x (\d+), scalar draws$/.exec(text);
  if (repeated !== null) return inTurn(new Array(Number(repeated[2])).fill(repeated[1]));
  const mixed = /^mixed: (.*)$/.exec(text);
  return mixed === null ? singleCall(text) : inTurn(splitArguments(mixed[1]));
}

/** Several calls on one generator. */
function inTurn(texts) {
  const plans = texts.map(singleCall);
  return plans.includes(undefined) ? undefined : (generator) => plans.map((plan) => plan(generator));
}

function shuffledRows(generator, { ndarray }, [count, height, width]) {
  const array = ndarray(
    Float64Array.from({ length: count }, (_, at) => at),
    [height, width],
  );
  generator.shuffleRows(array);
  return { kind: 'exact', value: array };
}

/** Numpy's parameters in order, what kind of numbers come out, and our call; `size` is undefined for a single number. */
const calls = {
  random_sample: [['size'], 'exact', (g, { size }) => g.randomSample(size)],
  uniform: [['low', 'high', 'size'], 'exact', (g, { low = 0, high = 1, size }) => g.uniform(low, high, size)],
  standard_normal: [['size'], 'normal', (g, { size }) => g.standardNormal(size)],
  normal: [['loc', 'scale', 'size'], 'normal', (g, { loc = 0, scale = 1, size }) => g.normal(loc, scale, size)],
  randint: [
    ['low', 'high', 'size'],
    'exact',
    (g, { low, high, size }) => (high === undefined ? g.randint(0, low, size) : g.randint(low, high, size)),
  ],
  choice: [
    ['a', 'size', 'replace'],
    'exact',
    (g, { a, size, replace }) => (size === undefined ? g.choice(a) : g.choice(a, size, { replace: replace ?? true })),
  ],
  permutation: [['x'], 'exact', (g, { x }) => g.permutation(x)],
};

/** One call, with the shape that numpy would give its result. */
function singleCall(text) {
  const parsed = parseCall(text);
  if (parsed === undefined || !Object.hasOwn(calls, parsed.name)) return undefined;
  const [parameters, kind, call] = calls[parsed.name];
  const given = parsed.bind(parameters);
  if (given === undefined) return undefined;
  const shape = given.size === undefined ? undefined : [given.size].flat();
  return (generator) => {
    const value = call(generator, shape === undefined ? given : { ...given, size: sizeOf(shape) });
    return { kind, value: typeof value === 'number' ? value : { data: value, shape: shape ?? [value.length] } };
  };
}
