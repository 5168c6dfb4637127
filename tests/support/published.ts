import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.js';

/** The names of the packages that people can install: those that are not private. */
export async function publishedPackages(): Promise<readonly string[]> {
  const folders = await readdir(join(root, 'packages'));
  const manifests = await Promise.all(
    folders.map((folder) => readFile(join(root, 'packages', folder, 'package.json'), 'utf8')),
  );
  return manifests
    .map((text): { readonly name: string; readonly private?: boolean } => JSON.parse(text))
    .filter(({ private: isPrivate = false }) => !isPrivate)
    .map(({ name }) => name);
}
