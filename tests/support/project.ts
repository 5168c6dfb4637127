import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { pnpm, root, succeed } from './run.js';

/** Packages with their versions, or with where they are. */
export type Dependencies = Readonly<Record<string, string>>;

/** The tarballs of our packages as dependencies. */
export const packed = (): Dependencies =>
  Object.fromEntries(Object.entries(inject('tarballs')).map(([name, path]) => [name, `file:${path}`]));

const typesOfNode: Dependencies = { '@types/node': '^20.19.0' };

const folders: string[] = [];

/** Removes every project of this file. */
export const removeProjects = async (): Promise<void> => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
};

/** An empty folder for a project. */
export async function projectFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'linnet-project-'));
  folders.push(folder);
  return folder;
}

/**
 * Dependencies on packages that are named as on a command line: ours are taken from their tarballs, others in the
 * version that is named, or else in the workspace's: what is newest changes overnight.
 */
export function dependenciesOn(names: readonly string[]): Dependencies {
  const ours = packed();
  return Object.fromEntries(
    names.map((entry) => {
      const [, name = entry, version] = /^(@?[^@]+)(?:@(.+))?$/u.exec(entry) ?? [];
      return [name, ours[name] ?? version ?? installedVersion(name)];
    }),
  );
}

function installedVersion(name: string): string {
  const manifest = join(root, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : 'latest';
}

let store: Promise<string> | undefined;

/**
 * Installs dependencies into a folder with pnpm, which lets each package see what it declares and nothing else. What
 * they need of our packages comes from tarballs; the rest comes from the registry, by way of the workspace's store.
 */
export async function install(folder: string, manifest: Readonly<Record<string, unknown>>): Promise<void> {
  await writeManifest(folder, { ...manifest, pnpm: { overrides: packed() } });
  store ??= pnpm(['store', 'path'], root);
  const options = ['--ignore-workspace', '--prefer-offline', '--no-frozen-lockfile', '--reporter=append-only'];
  await pnpm(['install', ...options, '--store-dir', (await store).trim()], folder);
}

/** A new project with these packages, and the types of Node that every project has. */
export async function createProject(dependencies: Dependencies): Promise<string> {
  const folder = await projectFolder();
  await install(folder, { dependencies, devDependencies: typesOfNode });
  return folder;
}

/** The same with npm, as most people do it; `later` names packages of ours that will be added by hand. */
export async function createNpmProject(dependencies: Dependencies, later: readonly string[] = []): Promise<string> {
  const folder = await projectFolder();
  const overrides = Object.entries(packed()).filter(([name]) => !(name in dependencies) && !later.includes(name));
  await writeManifest(folder, { dependencies, devDependencies: typesOfNode, overrides: Object.fromEntries(overrides) });
  await npm(['install'], folder);
  return folder;
}

/** Runs npm. */
export const npm = (args: readonly string[], folder: string): Promise<string> =>
  succeed('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], folder);

const writeManifest = (folder: string, manifest: object): Promise<void> =>
  writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'a-project', private: true, type: 'module', ...manifest }, null, 2),
  );
