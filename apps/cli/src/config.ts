import { dirname, join, parse } from 'node:path';
import type { LinnetConfig } from 'linnet';
import { exists } from './files.js';

/** A config file that was found. */
export interface FoundConfig {
  readonly path: string;
  readonly config: LinnetConfig;
}

const names = ['linnet.config.ts', 'linnet.config.mjs', 'linnet.config.js'];

/** The nearest config file, from a folder upwards; undefined where there is none. */
export async function findConfig(from: string = process.cwd()): Promise<FoundConfig | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const name of names) {
      const path = join(folder, name);
      if (await exists(path)) return { path, config: await readConfig(path) };
    }
    if (folder === parse(folder).root) return undefined;
  }
}

/** Reads a config file. */
export async function readConfig(path: string): Promise<LinnetConfig> {
  const { importModule } = await import('./import-module.js');
  const { checkOptionNames, LinnetError, throwProblems } = await import('@linnet/core');
  const { default: config } = await importModule(path);
  if (typeof config !== 'object' || config === null) {
    throw new LinnetError('bad-file', `${path} has no default export; write: export default defineConfig({ ... }).`);
  }
  checkOptionNames(path, config, ['plugins', 'backend', 'job']);
  const { plugins, backend, job }: Readonly<Record<string, unknown>> = { ...config };
  const problems = [
    plugins === undefined || Array.isArray(plugins) ? '' : 'plugins is not a list',
    backend === undefined || typeof backend === 'string' ? '' : 'backend is not a name',
    job === undefined || typeof job === 'string' ? '' : 'job is not a path',
  ].filter((problem) => problem !== '');
  throwProblems('bad-file', `${path}:`, problems);
  // Each plugin is checked where it is registered, the backend's name against the registry.
  return config;
}
