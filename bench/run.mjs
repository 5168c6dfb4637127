// `pnpm bench`: every backend on every workload, side by side. README.md tells how to read it.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startPeer } from './children.mjs';
import { median, minimum, tableOf } from './table.mjs';

/** Backends and variants of them, with the options of the peer. */
const variants = {
  simd: ['--backend', 'simd'],
  'simd-2-threads': ['--backend', 'simd', '--threads', '2'],
  'simd-relaxed': ['--backend', 'simd', '--relaxed'],
  'simd-4-lanes': ['--backend', 'simd', '--lanes', '4'],
  js: ['--backend', 'js'],
  wasm: ['--backend', 'wasm'],
  cpu: ['--backend', 'cpu'],
};
const all = ['A5', 'A4', 'B', 'C1', 'C2', 'D1', 'D1024'];

/** Lanes are for networks too small to fill a vector. */
const applies = (name, workload) => name !== 'simd-4-lanes' || workload === 'B';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    workloads: { type: 'string', default: all.join() },
    backends: { type: 'string', default: Object.keys(variants).join() },
    data: { type: 'string' },
    budget: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
});

/** The names of a list that are all known, or the end of the program. */
function chosen(list, known, what) {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  process.stderr.write(`There is no ${what} "${unknown.join('", "')}"; there are ${known.join(', ')}.\n`);
  return process.exit(2);
}

const workloads = chosen(options.workloads, all, 'workload');
const names = chosen(options.backends, Object.keys(variants), 'backend');
const rounds = Number(options.rounds);
if (!(Number.isInteger(rounds) && rounds > 0)) {
  process.stderr.write(`--rounds is ${options.rounds}; use a whole number from 1 up.\n`);
  process.exit(2);
}
const shared = ['--budget', options.budget, ...(options.data === undefined ? [] : ['--data', options.data])];
const peers = [];
for (const name of names) peers.push(await startPeer(name, [...variants[name], ...shared]));

/** In each round every peer once, one after another; one that refuses is not asked again. */
async function measure(workload) {
  const answers = new Map(peers.filter(({ name }) => applies(name, workload)).map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [peer, own] of answers) if (own[0]?.error === undefined) own.push(await peer.ask(workload));
  }
  return new Map([...answers].map(([{ name }, own]) => [name, summary(own)]));
}

function summary(answers) {
  const error = answers.find((answer) => answer.error !== undefined)?.error;
  if (error !== undefined) return { error };
  const times = answers.map(({ us }) => us);
  const { loss } = answers.at(-1);
  return { min: minimum(times), med: median(times), times, ...(loss === undefined ? {} : { loss }) };
}

const results = peers.map(({ name, version }) => ({ name, version, workloads: {} }));
for (const workload of workloads) {
  const measured = await measure(workload);
  for (const { name, workloads: own } of results) if (measured.has(name)) own[workload] = measured.get(name);
  process.stderr.write(`${workload} done; load ${loadavg()[0].toFixed(1)}\n`);
}
for (const peer of peers) peer.quit();

const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version.slice(1)}`;
process.stdout.write(
  `Microseconds a step of the optimiser (D: a call), minimum / median of ${rounds} rounds (times as fast as js).\n${machine}\n\n`,
);
process.stdout.write(`${tableOf(results, workloads, 'js')}\n`);
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ machine, rounds, results }, null, 1)}\n`);
}
// The page as well, where it is built and there is a browser.
if (existsSync(new URL('../apps/demo/dist/index.html', import.meta.url)) && existsSync('/usr/bin/chromium')) {
  process.stdout.write('\nThe demo site:\n');
  await import('./site.mjs');
}
