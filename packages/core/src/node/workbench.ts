import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LinnetError } from '../errors.js';
import type { Workbench } from '../verification.js';
import { isFile } from './files.js';

/** Options of {@link withWorkbench}. */
export interface WorkbenchOptions {
  /** Ends programs that still run. */
  readonly signal?: AbortSignal;
}

/** What one run of a program may print: sizes are bounded before they are believed. */
const mostPrinted = 1_073_741_824;

/**
 * Makes a folder, lets `use` work in it, and removes it, however that ends.
 *
 * @example
 * ```ts
 * const { mismatches } = await withWorkbench((bench) => c.verify(exported, vectors, bench));
 * ```
 */
export async function withWorkbench<Result>(
  use: (bench: Workbench) => Promise<Result>,
  options: WorkbenchOptions = {},
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'linnet-'));
  try {
    return await use(workbenchIn(folder, options));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const workbenchIn = (folder: string, options: WorkbenchOptions): Workbench => ({
  find: findProgram,
  write: (name, content) => writeFile(join(folder, name), content),
  read: (name) => readFile(join(folder, name)),
  run: (program, args) => runProgram(program, args, folder, options),
  load: loadPackage,
});

async function findProgram(programs: readonly string[]): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const program of programs) {
    for (const folder of folders) {
      for (const ending of endings) if (await isFile(join(folder, program + ending))) return program;
    }
  }
  return undefined;
}

function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  { signal }: WorkbenchOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program.startsWith('./') ? join(cwd, program) : program,
      args,
      { cwd, maxBuffer: mostPrinted, ...(signal === undefined ? {} : { signal }) },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(failed([program, ...args].join(' '), error, `${stderr}${stdout}`));
      },
    );
  });
}

/** Programs say a lot; the first lines name the fault. */
const mostLines = 20;

function failed(command: string, cause: Error, printed: string): LinnetError {
  const lines = printed.trim().split('\n').slice(0, mostLines).join('\n');
  return new LinnetError('refused', `"${command}" failed: ${lines === '' ? cause.message : `\n${lines}`}`, { cause });
}

/** The user's packages first, as their folder has them, then those that are beside this one. */
async function loadPackage(name: string): Promise<unknown> {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    const path = resolved(name, from);
    if (path !== undefined) return import(pathToFileURL(path).href);
  }
  return undefined;
}

function resolved(name: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}
