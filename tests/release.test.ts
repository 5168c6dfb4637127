import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectFolder, removeProjects } from './support/project.js';
import { programOf, root, succeed } from './support/run.js';

afterAll(removeProjects);

it.each([
  ['patch', 2],
  ['minor', 1],
] as const)('a %s change of one package gives all of them the next such version', async (kind, part) => {
  const copy = await copyManifests();
  await writeFile(join(copy, '.changeset/change.md'), `---\n"@linnet/core": ${kind}\n---\n\nA change.\n`);
  const before = (await versionsIn(copy)).values().next().value ?? '';
  await succeed(process.execPath, [programOf('@changesets/cli', 'bin.js'), 'version'], copy);
  const expected = before
    .split('.')
    .map((number, index) => (index < part ? number : index > part ? '0' : `${Number(number) + 1}`));
  expect([...(await versionsIn(copy))]).toEqual([expected.join('.')]);
});

/** What changesets read of the workspace, without the changes that wait. */
async function copyManifests(): Promise<string> {
  const copy = await projectFolder();
  const isManifest = (path: string): boolean => !/\/(node_modules|src|test|dist|bin|\.turbo|support)$/u.test(path);
  for (const part of ['package.json', 'pnpm-workspace.yaml', 'packages', 'apps', 'tests', '.changeset/config.json'])
    await cp(join(root, part), join(copy, part), { recursive: true, filter: isManifest });
  await succeed('git', ['init', '--quiet'], copy);
  return copy;
}

/** The versions that packages and the command have: one. */
async function versionsIn(copy: string): Promise<ReadonlySet<string>> {
  const folders = (await readdir(join(copy, 'packages'))).map((name) => `packages/${name}`);
  const manifests = await Promise.all(
    [...folders, 'apps/cli'].map((folder) => readFile(join(copy, folder, 'package.json'), 'utf8')),
  );
  return new Set(manifests.map((text): string => JSON.parse(text).version));
}
