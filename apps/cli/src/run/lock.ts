import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LinnetError } from '@linnet/core';

/**
 * Takes a folder for this process: two runs in one folder would mix their files. The lock of a process that is no more
 * is taken over. Gives what releases it.
 * @throws LinnetError `io` while another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, '.lock');
  const owner = await ownerOf(path);
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) throw taken(folder, owner);
  if (owner !== undefined) await rm(path, { force: true });
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    if ((cause as { readonly code?: string }).code !== 'EEXIST') throw cause;
    throw taken(folder, await ownerOf(path));
  }
  return () => rm(path, { force: true });
}

const taken = (folder: string, owner: number | undefined): LinnetError =>
  new LinnetError(
    'io',
    `Another run is at work in ${folder} (process ${owner ?? 'unknown'}). Wait for it, or use another folder.`,
  );

async function ownerOf(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive all the same.
    return (error as { readonly code?: string }).code === 'EPERM';
  }
}
