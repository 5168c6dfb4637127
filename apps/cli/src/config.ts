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
  const { LinnetError } = await import('@linnet/core');
  const { default: config } = await importModule(path);
  if (typeof config !== 'object' || config === null) {
    throw new LinnetError('bad-file', `${path} has no default export; write: export default defineConfig({ ... }).`);
  }
  // What it holds is checked where it is used: plugins by checkPlugin, names against the registry.
  return config;
}
