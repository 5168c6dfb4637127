import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LinnetError } from '../errors.js';

/** No file that is read is larger: sizes are bounded before they are believed. */
const mostBytes = 1_073_741_824;

let temporaryFiles = 0;

/**
 * Writes to a temporary name in the same folder and renames, so that a file is there whole or as it was.
 * @throws LinnetError `io` with the reason.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${temporaryFiles++}.tmp`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new LinnetError('io', `${path} cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

/**
 * The bytes of a file that a person named.
 * @throws LinnetError `io` with the reason, `limit` for a file of more than a gigabyte.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new LinnetError('io', `${path} cannot be read: it is not a file.`);
    if (found.size > mostBytes) {
      throw new LinnetError('limit', `${path} has ${found.size} bytes; at most ${mostBytes} are read. Split it.`);
    }
    return await readFile(path);
  } catch (cause) {
    throw readingFailed(path, cause);
  }
}

/**
 * The text of a file that a person named, which is UTF-8.
 * @throws LinnetError `io` with the reason, `limit` for a file of more than a gigabyte.
 */
export const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readBytes(path));

/** The names of what is in a folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw readingFailed(folder, cause);
  }
}

/** True for a file, false for anything else and for nothing. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** True for a folder, false for anything else and for nothing. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Runs a parser; what it has against a file is said with the file's name. */
export function parsed<Value>(path: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError(cause.code, `${path}: ${cause.message}`, { cause, problems: cause.problems });
  }
}

function readingFailed(path: string, cause: unknown): LinnetError {
  if (LinnetError.is(cause)) return cause;
  return new LinnetError('io', `${path} cannot be read: ${reasonOf(cause)}.`, { cause });
}

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

/** Why the system said no to a file or folder, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}
