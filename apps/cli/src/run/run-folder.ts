import { rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { exists, makeFolder, makeWritableFolder, readText, writeWhole } from '../files.js';
import { version } from '../version.js';
import type { Job, JobDescription } from './job.js';
import type { RunFlags } from './run.js';

/** Where a run leaves its files. */
export interface RunFolder {
  readonly path: string;
  /** Writes a file, whole, and notes that it belongs to the run. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Paths of all files of the run, with those that are about to be written. */
  files(coming?: readonly string[]): readonly string[];
}

interface RunFile extends JobDescription {
  readonly versions: Readonly<Record<string, string>>;
  readonly started: string;
  /** Of this run, relative to the folder. */
  readonly files: readonly string[];
}

/**
 * Makes the folder of a run, and `run.json` in it, before anything is computed. Files of an earlier run that stand in a
 * folder given by `--out` are moved aside, not overwritten.
 */
export async function openRunFolder(job: Job, flags: RunFlags): Promise<RunFolder> {
  const path =
    flags.resume !== undefined
      ? resolve(flags.resume)
      : flags.out !== undefined
        ? resolve(flags.out)
        : await nextFolder(job.name);
  await makeWritableFolder(path);
  const before = await readRunFile(path);
  if (flags.resume === undefined && before !== undefined) await moveAside(path, before.files);
  const names = new Set(flags.resume === undefined ? [] : before?.files);
  const started = flags.resume === undefined ? new Date().toISOString() : (before?.started ?? '');
  const save = async (): Promise<void> => {
    const { start: _start, ...description } = job;
    const file: RunFile = {
      ...description,
      versions: { linnet: version, node: process.version },
      started,
      files: [...names],
    };
    await writeWhole(join(path, 'run.json'), `${JSON.stringify(file, null, 2)}\n`);
  };
  names.add('run.json');
  await save();
  return {
    path,
    write: async (name, content) => {
      await makeFolder(dirname(join(path, name)));
      await writeWhole(join(path, name), content);
      names.add(name);
      await save();
    },
    files: (coming = []) => [...new Set([...names, ...coming])].map((name) => join(path, name)),
  };
}

/** `runs/<name>-<n>`, the first n that is free. */
async function nextFolder(name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = resolve('runs', `${name}-${number}`);
    if (!(await exists(path))) return path;
  }
}

async function moveAside(path: string, files: readonly string[]): Promise<void> {
  let number = 1;
  while (await exists(join(path, `earlier-${number}`))) number++;
  const target = join(path, `earlier-${number}`);
  for (const name of files) {
    const from = join(path, name);
    if (relative(path, from).startsWith('..') || !(await exists(from))) continue;
    await makeFolder(dirname(join(target, name)));
    await rename(from, join(target, name));
  }
  console.error(`The files of the run that stood in ${path} are now in ${target}.`);
}

async function readRunFile(path: string): Promise<RunFile | undefined> {
  const file = join(path, 'run.json');
  if (!(await exists(file))) return undefined;
  try {
    return JSON.parse(await readText(file));
  } catch {
    return undefined;
  }
}
