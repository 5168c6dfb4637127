import { rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { exists, makeFolder, makeNewFolder, makeWritableFolder, writeWhole } from '../files.js';
import { version } from '../version.js';
import { type RunFile, readRunFile } from './description.js';
import type { Job } from './job.js';
import type { RunFlags } from './run.js';

/** Where a run leaves its files. */
export interface RunFolder {
  readonly path: string;
  /** Writes a file, whole, and notes that it belongs to the run. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Paths of all files of the run, with those that are about to be written. */
  files(coming?: readonly string[]): readonly string[];
}

/**
 * Makes the folder of a run, and `run.json` in it, before anything is computed. Files of an earlier run that stand in a
 * folder given by `--out` are moved aside, not overwritten.
 */
export async function openRunFolder(job: Job, flags: RunFlags): Promise<RunFolder> {
  const named = flags.resume ?? flags.out;
  const path = named === undefined ? await nextFolder(job.name) : resolve(named);
  await makeWritableFolder(path);
  const before = await readRunFile(path);
  if (flags.resume === undefined && before !== undefined) await moveAside(path, before.files);
  const earlier = flags.resume === undefined ? undefined : before;
  const names = new Set(['run.json', ...(earlier?.files ?? [])]);
  const started = earlier?.started ?? new Date().toISOString();
  const { start: _start, ...description } = job;
  const versions = { linnet: version, node: process.version };
  const save = (): Promise<void> => {
    const file: RunFile = { ...description, versions, started, files: [...names] };
    return writeWhole(join(path, 'run.json'), `${JSON.stringify(file, null, 2)}\n`);
  };
  await save();
  return {
    path,
    write: async (name, content) => {
      await makeFolder(dirname(join(path, name)));
      await writeWhole(join(path, name), content);
      if (names.has(name)) return;
      names.add(name);
      await save();
    },
    files: (coming = []) => [...new Set([...names, ...coming])].map((name) => join(path, name)),
  };
}

/** `runs/<name>-<n>`, the first n that is free; made at once, so that two runs never share one. */
async function nextFolder(name: string): Promise<string> {
  await makeWritableFolder(resolve('runs'));
  for (let number = 1; ; number++) {
    const path = resolve('runs', `${name}-${number}`);
    if (await makeNewFolder(path)) return path;
  }
}

async function moveAside(path: string, files: readonly string[]): Promise<void> {
  let number = 1;
  while (!(await makeNewFolder(join(path, `earlier-${number}`)))) number++;
  const target = join(path, `earlier-${number}`);
  for (const name of files) {
    const from = join(path, name);
    if (relative(path, from).startsWith('..') || !(await exists(from))) continue;
    await makeFolder(dirname(join(target, name)));
    await rename(from, join(target, name));
  }
  console.error(`The files of the run that stood in ${path} are now in ${target}.`);
}
