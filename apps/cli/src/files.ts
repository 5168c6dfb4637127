import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LinnetError } from '@linnet/core';

/** No file that the command reads is larger: sizes are bounded before they are believed. */
const mostBytes = 256 * 2 ** 20;

let temporaryFiles = 0;

const temporaryPath = (folder: string): string => join(folder, `.${process.pid}-${temporaryFiles++}.tmp`);

/** Writes to a temporary name and renames, so that a file is there whole or as it was. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryPath(dirname(path));
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new LinnetError('io', `${path} cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

/** Reads a file that a person named. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new LinnetError('io', `${path} is not a file.`);
    const { size } = found;
    if (size > mostBytes)
      throw new LinnetError('bad-file', `${path} has ${size} bytes; at most ${mostBytes} are read.`);
    return await readFile(path);
  } catch (cause) {
    if (LinnetError.is(cause)) throw cause;
    throw new LinnetError('io', `${path} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

/** The same as text. */
export const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readBytes(path));

/** Makes a folder and makes sure that files can be written in it: before work starts, not after. */
export async function makeWritableFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    const probe = temporaryPath(folder);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new LinnetError(
      'io',
      `The folder ${folder} cannot be written: ${reasonOf(cause)}. Give another with --out.`,
      { cause },
    );
  }
}

/** Folder by folder from the first that exists: asked to do it at once, Node never ends where the system lets none be made. */
export async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await makeFolder(dirname(folder));
  await makeNewFolder(folder);
}

/** True when it was made, false when it stood already: another run may make the same one at the same moment. */
export async function makeNewFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

/** True when something stands at this path. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'part of the path is a file',
  EISDIR: 'it is a folder',
};

/** Why the system said no, in words. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return reasons[code ?? ''] ?? message ?? String(error);
}
