import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { BackendVerdict } from '@linnet/core';
import { writeWhole } from '@linnet/core/node';
import { exists, makeFolder, makeNewFolder, makeWritableFolder } from '../files.js';
import { version } from '../version.js';
import { type RunFile, readRunFile } from './description.js';
import type { Job } from './job.js';
import { lockFolder } from './lock.js';
import type { OutputFlags, RunFlags } from './run.js';

/** Where a run leaves its files. */
export interface RunFolder {
  readonly path: string;
  /** Writes a file, whole, and notes that it belongs to the run. What stood there and does not is moved aside. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Removes files of the run. */
  remove(names: readonly string[]): Promise<void>;
  /** Notes in `run.json` which backend ran, and why not the others. */
  noteBackends(verdicts: readonly BackendVerdict[]): Promise<void>;
  /** Paths of all files of the run, with those that are about to be written. */
  files(coming?: readonly string[]): readonly string[];
  /** Lets other runs use the folder. */
  release(): Promise<void>;
}

/**
 * Makes the folder of a run before anything is computed. Nothing is overwritten: the files of an earlier run that stand
 * in a folder given by `--out` are moved aside, and so is anything else in the way of a file of this run.
 */
export async function openRunFolder(job: Job, flags: OutputFlags & Pick<RunFlags, 'resume'>): Promise<RunFolder> {
  const named = flags.resume ?? flags.out;
  const path = named === undefined ? await nextFolder(job.name) : resolve(named);
  await makeWritableFolder(path);
  const release = await lockFolder(path);
  try {
    return await openLocked(job, path, flags.resume !== undefined, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function openLocked(job: Job, path: string, resuming: boolean, release: () => Promise<void>): Promise<RunFolder> {
  const before = await readRunFile(path);
  const earlier = resuming ? before : undefined;
  const names = new Set(earlier?.files ?? []);
  const started = earlier?.started ?? new Date().toISOString();
  const { start: _start, finish: _finish, ...description } = job;
  let backends = earlier?.backends;
  const versions = { linnet: version, node: process.version };
  const aside = asideOf(path);
  if (!resuming && before !== undefined) for (const name of before.files) await aside(name);
  const describe = (): Promise<void> => {
    const chosen = backends === undefined ? {} : { backends };
    const file: RunFile = { ...description, versions, started, ...chosen, files: [...names] };
    return writeWhole(join(path, 'run.json'), `${JSON.stringify(file, null, 2)}\n`);
  };
  // A run that goes on is described anew only once it has written something: it may yet be refused.
  let described = !resuming;
  if (!resuming) {
    names.add('run.json');
    await describe();
  }
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    if (!names.has(name)) await clear(path, name, aside);
    await makeFolder(dirname(join(path, name)));
    await writeWhole(join(path, name), content);
    if (names.has(name) && described) return;
    names.add(name);
    described = true;
    await describe();
  };
  return {
    path,
    write,
    remove: async (gone) => {
      if (gone.length === 0) return;
      for (const name of gone) {
        await rm(join(path, name), { force: true });
        names.delete(name);
      }
      await describe();
    },
    noteBackends: (verdicts) => {
      backends = verdicts;
      return describe();
    },
    files: (coming = []) => [...new Set([...names, ...coming])].map((name) => join(path, name)),
    release,
  };
}

/** `runs/<name>-<n>`, the first n that is free; made at once, so that two runs never share one. */
export async function nextFolder(name: string): Promise<string> {
  await makeWritableFolder(resolve('runs'));
  for (let number = 1; ; number++) {
    const path = resolve('runs', `${name}-${number}`);
    if (await makeNewFolder(path)) return path;
  }
}

/** Makes room for a file: a thing of its name, or a file where one of its folders should be, goes aside. */
async function clear(path: string, name: string, aside: (name: string) => Promise<void>): Promise<void> {
  const [top = name] = name.split('/');
  const found = await stat(join(path, top)).catch(() => undefined);
  if (found !== undefined && (top === name || !found.isDirectory())) await aside(top);
  else if (top !== name && (await exists(join(path, name)))) await aside(name);
}

/** Moves things of a folder into `earlier-<n>` in it, which is made when it is first needed. */
function asideOf(path: string): (name: string) => Promise<void> {
  let target: string | undefined;
  const newTarget = async (): Promise<string> => {
    for (let number = 1; ; number++) {
      const folder = join(path, `earlier-${number}`);
      if (!(await makeNewFolder(folder))) continue;
      console.error(`What stood in ${path} and is in the way is now in ${folder}.`);
      return folder;
    }
  };
  return async (name) => {
    const from = join(path, name);
    if (relative(path, from).startsWith('..') || !(await exists(from))) return;
    target ??= await newTarget();
    await makeFolder(dirname(join(target, name)));
    await rename(from, join(target, name));
  };
}
