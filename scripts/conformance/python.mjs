// A Python environment with the vendor's client in it, made once and kept.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const wanted = 'moku==4.4.0.0';
const oldest = 'import sys; raise SystemExit(0 if sys.version_info >= (3, 10) else 1)';

/** Why there is no environment: in words, for people. */
export class NoEnvironment extends Error {}

/** Python in an environment that has the vendor's client; `cache` is a folder to keep it in. */
export async function pythonWithMoku(cache) {
  const folder = join(cache, wanted.replace('==', '-'));
  const python = pythonIn(folder);
  if (existsSync(python) && (await succeeds(python, ['-c', 'import moku']))) return python;
  const base = await findPython();
  if (base === undefined) throw new NoEnvironment('Python 3.10 or newer is not installed.');
  mkdirSync(cache, { recursive: true });
  const made = `${folder}.${process.pid}`;
  try {
    console.error(`Making a Python environment with ${wanted} in ${folder}`);
    await make(base, made);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return python;
}

const pythonIn = (folder) =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

async function findPython() {
  const names = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  for (const name of names) if (await succeeds(name, ['-c', oldest])) return name;
  return undefined;
}

async function make(base, folder) {
  await orSkip(run(base, ['-m', 'venv', folder]), `${base} makes no environments (Debian: install python3-venv)`);
  // Where the index cannot be reached it is to be known soon.
  const quick = ['--quiet', '--disable-pip-version-check', '--retries', '1', '--timeout', '10'];
  const install = run(pythonIn(folder), ['-m', 'pip', 'install', ...quick, wanted], { timeout: 300_000 });
  await orSkip(install, `${wanted} cannot be installed from the package index`);
}

async function orSkip(work, words) {
  try {
    await work;
  } catch (error) {
    const lines = `${error.stderr ?? ''}`.trim().split('\n');
    throw new NoEnvironment(`${words}: ${lines.at(-1) || error.message}`);
  }
}

const succeeds = (command, args) =>
  run(command, args, { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
