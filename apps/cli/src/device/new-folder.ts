import { rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { exists } from '../files.js';

/** Lets `use` make a folder, and takes it away again, with its parents that are new, where nothing was written into it. */
export async function leavingNoEmptyFolder<Result>(folder: string, use: () => Promise<Result>): Promise<Result> {
  const missing = await missingFolders(resolve(folder));
  try {
    return await use();
  } finally {
    await removeEmpty(missing);
  }
}

/** The folder and its parents that do not exist, the innermost first. */
const missingFolders = async (folder: string): Promise<readonly string[]> =>
  (await exists(folder)) ? [] : [folder, ...(await missingFolders(dirname(folder)))];

/** One that holds something stays, and those around it. */
async function removeEmpty(folders: readonly string[]): Promise<void> {
  try {
    for (const folder of folders) await rmdir(folder);
  } catch {
    // What went wrong before is what counts.
  }
}
