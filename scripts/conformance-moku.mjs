// Runs the vendor's own Python client against `linnet simulate`: pnpm conformance:moku [--share] [--hardware pro,go] [--json]
//
// A line for each kind of instrument and network: how many checks passed and failed. Exit code: 0, 1 where any failed, 2
// where nothing could be checked, which is said (no Python 3.10, no package index). `--share` is what the tests run.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { extents, kinds, networksFor } from './conformance/networks.mjs';
import { NoEnvironment, pythonWithMoku } from './conformance/python.mjs';
import { withSimulator } from './conformance/simulator.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'apps/cli/dist/linnet.js');
const client = join(root, 'scripts/conformance/moku_client.py');
const help = `Runs the vendor's own Python client against "linnet simulate": pnpm conformance:moku [options]

  --share             a few networks, as the tests run them
  --hardware <kinds>  with commas in between: ${Object.keys(kinds).join(', ')} (default: ${extents.full.hardware.join(', ')})
  --json              one JSON document

Exit codes: 0 all passed, 1 some failed or the command line is wrong, 2 nothing could be checked.`;

const values = readOptions();
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** The options; one that there is not is told with those there are. */
function readOptions() {
  try {
    const boolean = { type: 'boolean', default: false };
    const options = { share: boolean, hardware: { type: 'string' }, json: boolean, help: boolean };
    const { values: found } = parseArgs({ options });
    const unknown = found.hardware?.split(',').find((kind) => !Object.hasOwn(kinds, kind));
    if (unknown === undefined) return found;
    throw new Error(`--hardware names ${unknown}; use ${Object.keys(kinds).join(', ')}.`);
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    process.exit(1);
  }
}

/** What the client printed, and how many checks that were; a client that broke down is a failure. */
function check(python, address, path, slots) {
  const args = [client, address, '--linn', path, '--slots', String(slots)];
  return new Promise((resolve) => {
    execFile(python, args, { timeout: 300_000 }, (error, stdout, stderr) => {
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
      const isWhole = passed !== undefined && (error === null) === (failed === '0');
      const text = `${stdout}${stderr}`.trim();
      resolve({ passed: Number(passed ?? 0), failed: isWhole ? Number(failed) : 1, text });
    });
  });
}

async function checkAll(python, linnet, { hardware, isMeant }, folder) {
  const results = [];
  for (const kind of values.hardware?.split(',') ?? hardware) {
    await withSimulator(command, ['--hardware', kind], async (address) => {
      for await (const { name, bytes } of networksFor(linnet, kinds[kind], isMeant)) {
        const path = join(folder, 'network.linn');
        writeFileSync(path, bytes);
        const began = performance.now();
        const { text, ...counts } = await check(python, address, path, kinds[kind].slots);
        const seconds = (performance.now() - began) / 1000;
        results.push({ hardware: kind, slots: kinds[kind].slots, network: name, ...counts, seconds });
        if (counts.failed > 0) console.error(text);
      }
    });
  }
  return results;
}

function tell(results) {
  if (values.json) return console.log(JSON.stringify({ results }, null, 2));
  console.log('Instrument  Slots  Network             Passed  Failed  Seconds');
  for (const { hardware, slots, network, passed, failed, seconds } of results) {
    const numbers = [String(passed).padStart(6), String(failed).padStart(6), seconds.toFixed(1).padStart(7)].join('  ');
    console.log(`${hardware.padEnd(10)}  ${String(slots).padStart(5)}  ${network.padEnd(18)}  ${numbers}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'linnet-conformance-'));
try {
  const python = await pythonWithMoku(join(root, 'node_modules/.cache/linnet-conformance'));
  const linnet = await import(pathToFileURL(join(root, 'packages/linnet/dist/index.js')).href);
  const results = await checkAll(python, linnet, values.share ? extents.share : extents.full, folder);
  tell(results);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
} catch (error) {
  if (!(error instanceof NoEnvironment)) throw error;
  console.error(`Skipped: ${error.message}`);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
