// A warm process that measures one workload a line, on one backend; README.md tells the protocol and the options.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'auto' },
    threads: { type: 'string' },
    relaxed: { type: 'boolean', default: false },
    lanes: { type: 'string' },
    data: { type: 'string' },
    budget: { type: 'string', default: '200' },
  },
});

const started = performance.now();
const { defaultRegistry } = await import('./linnet.mjs');
const { createMeasurement } = await import('./measure.mjs');
const { checkSteps } = await import('./check.mjs');
const { workloads } = await import('./workloads.mjs');

/** A folder of rows: the one that is named, or `data` of the folder that the peer was started in. */
const folder = options.data ?? (existsSync(join('data', 'A_x.f32')) ? 'data' : undefined);
const number = (text) => (text === undefined ? undefined : Number(text));

/** The backend with its options; those are of `simd`, so they stand for it where none is named. */
async function chooseBackend() {
  const threads = number(options.threads);
  const own = { ...(threads === undefined ? {} : { threads }), ...(options.relaxed ? { relaxed: true } : {}) };
  const isPlain = Object.keys(own).length === 0 && options.lanes === undefined;
  if (options.backend === 'auto' && isPlain) return 'auto';
  return defaultRegistry().backend(options.backend === 'auto' ? 'simd' : options.backend, own);
}

/** Loaded once; where it cannot be, every answer says why. */
const backend = chooseBackend();
await backend.catch(() => undefined);

const measurements = new Map();
const settings = async () => ({
  backend: await backend,
  folder,
  budget: Number(options.budget),
  ...(options.lanes === undefined ? {} : { lanes: Number(options.lanes) }),
});

async function measure(name) {
  if (!measurements.has(name)) measurements.set(name, createMeasurement(name, await settings()));
  return (await measurements.get(name))();
}

const checked = ['A5', 'A4'].map((network) => [`check ${network}`, network]);
const questions = new Map([
  ...Object.keys(workloads).map((name) => [name, () => measure(name)]),
  ...checked.map(([line, network]) => [line, async () => ({ check: await checkSteps(network, await settings()) })]),
]);

async function answer(line) {
  try {
    const question = questions.get(line);
    if (question === undefined) throw new Error(`"${line}" is none of: ${[...questions.keys()].join(', ')}, quit`);
    return await question();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const say = (word, value) => process.stdout.write(`${word} ${JSON.stringify(value)}\n`);
const { version } = JSON.parse(readFileSync(new URL('../packages/linnet/package.json', import.meta.url), 'utf8'));
const variants = [
  options.threads === '2' && '2-threads',
  options.relaxed && 'relaxed',
  options.lanes && `${options.lanes}-lanes`,
];
const name = ['linnet', options.backend, ...variants.filter(Boolean)].join('-');
say('READY', { name, version: `linnet ${version}`, import_s: Math.round(performance.now() - started) / 1000 });

for await (const text of createInterface({ input: process.stdin })) {
  const line = text.trim();
  if (line === 'quit') break;
  if (line !== '') say('RESULT', await answer(line));
}
process.exit(0);
