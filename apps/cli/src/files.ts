import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LinnetError } from '@linnet/core';
import { reasonOf } from '@linnet/core/node';

/** Makes a folder and makes sure that files can be written in it: before work starts, not after. */
export async function makeWritableFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    const probe = join(folder, `.${process.pid}.tmp`);
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
