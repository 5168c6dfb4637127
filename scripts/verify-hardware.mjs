// Runs exported C and Verilog against the emulator, bit for bit: pnpm verify:hardware [--share] [--to c,verilog] [--json]
//
// A line for each network and exporter: what ran it, on how many vectors, and how many answers differ. Exit code: 0,
// 1 where anything differs, 2 where a program to run it is missing. `--share` is what the tests run.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { extents, networksFor } from './hardware/networks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(pathToFileURL(join(root, 'packages', path)).href);
const { values } = parseArgs({
  options: {
    share: { type: 'boolean', default: false },
    to: { type: 'string', default: 'c,verilog' },
    json: { type: 'boolean', default: false },
  },
});

const linnet = await built('linnet/dist/index.js');
const { withWorkbench } = await built('core/dist/node.js');
const exporters = values.to.split(',').map((name) => linnet.builtIns.find((plugin) => plugin.name === name));
if (exporters.includes(undefined)) throw new Error(`--to is ${values.to}; use c, verilog, or both with a comma.`);

/** Integers in, integers out: what an exporter made answers as the emulator does. */
async function verify(exporter, { artifact, count, cycles }) {
  const exported = await exporter.export(artifact, {});
  const vectors = linnet.integerVectors(artifact.quantised, { count, seed: 1 });
  const began = performance.now();
  const result = await withWorkbench((bench) => exporter.verify(exported, vectors, bench));
  const latency = exported.report.latencyCycles;
  const isLate = cycles !== undefined && latency !== undefined && latency !== cycles;
  return { ...result, latencyCycles: latency, isLate, seconds: (performance.now() - began) / 1000 };
}

const results = [];
for (const network of await networksFor(linnet, values.share ? extents.share : extents.full)) {
  for (const exporter of exporters) {
    const result = { network: network.title, exporter: exporter.name, ...(await verify(exporter, network)) };
    results.push(result);
    const { vectors, mismatches, by = 'nothing', seconds, latencyCycles, notes } = result;
    const latency = latencyCycles === undefined ? '' : `, ${latencyCycles} cycles`;
    const line = `${result.network}: ${exporter.name} by ${by}: ${vectors} vectors, ${mismatches} differ${latency}, ${seconds.toFixed(1)} s`;
    console.error(mismatches > 0 || vectors === 0 ? [line, ...notes].join('\n  ') : line);
  }
}

const sum = (of) => results.reduce((total, result) => total + of(result), 0);
const totals = {
  networks: new Set(results.map(({ network }) => network)).size,
  vectors: sum(({ vectors }) => vectors),
  mismatches: sum(({ mismatches }) => mismatches),
  late: sum(({ isLate }) => (isLate ? 1 : 0)),
  notRun: sum(({ vectors }) => (vectors === 0 ? 1 : 0)),
};
if (values.json) console.log(JSON.stringify({ ...totals, results }, null, 2));
else
  console.log(
    `${totals.networks} networks, ${totals.vectors} vectors, ${totals.mismatches} differ, ${totals.late} of another latency, ${totals.notRun} could not be run`,
  );
process.exitCode = totals.mismatches + totals.late > 0 ? 1 : totals.notRun > 0 ? 2 : 0;
