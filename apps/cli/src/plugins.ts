import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { builtIns, checkPlugin, createRegistry, isPlugin, LinnetError, type Plugin, type Registry } from 'linnet';
import type { FoundConfig } from './config.js';

/** A plugin and where it came from. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly from: string;
}

/** Built-ins, then those of the config file, then those named on the command line, in this order. */
export async function loadPlugins(
  named: readonly string[],
  found: FoundConfig | undefined,
): Promise<readonly LoadedPlugin[]> {
  const builtIn = builtIns.map((plugin) => ({ plugin, from: 'built in' }));
  const configured = (found?.config.plugins ?? []).map((value) => ({
    plugin: checkPlugin(value, found?.path ?? ''),
    from: found?.path ?? '',
  }));
  const loaded = await Promise.all(named.map(loadNamed));
  return [...builtIn, ...configured, ...loaded.flat()];
}

/** The registry that the command works with. */
export const registryOf = (plugins: readonly LoadedPlugin[]): Registry =>
  createRegistry(plugins.map(({ plugin }) => plugin));

/** Every plugin that a package or file exports. */
async function loadNamed(name: string): Promise<readonly LoadedPlugin[]> {
  const { importModule, resolveFrom } = await import('./import-module.js');
  const exported = await importModule(locate(name, resolveFrom));
  const plugins = Object.values(exported)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isPlugin);
  if (plugins.length === 0) {
    throw new LinnetError(
      'bad-option',
      `"${name}" exports no plugin; make one with defineBackend or defineExporter of @linnet/core.`,
    );
  }
  return [...new Set(plugins)].map((plugin) => ({ plugin: checkPlugin(plugin, name), from: name }));
}

/** Where a package is installed, seen from the working directory; a path stays a path. */
function locate(name: string, resolveFrom: (path: string, name: string) => string | undefined): string {
  if (name.startsWith('.') || isAbsolute(name)) {
    const path = resolve(name);
    if (existsSync(path)) return path;
    throw new LinnetError('bad-option', `There is no plugin file ${name}.`);
  }
  const found = resolveFrom(join(process.cwd(), 'package.json'), name);
  if (found !== undefined) return found;
  throw new LinnetError(
    'unknown-name',
    `The plugin package "${name}" is not installed here; add it with: npm install ${name}`,
  );
}
