// The packages as they are built: what users get, not the sources.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../packages/', import.meta.url));
const entryOf = (name) => `${root}${name}/dist/index.js`;
/** The packages of backends and what they export; tests/golden.test.ts reads the same list. */
const backendsOf = JSON.parse(readFileSync(new URL('backends.json', import.meta.url), 'utf8'));
const backendPackages = Object.keys(backendsOf);
const names = ['core', 'datasets', 'metrics', 'layers', 'linn-export', ...backendPackages];

/** Entries that are not there. */
export const missingPackages = () => names.map(entryOf).filter((entry) => !existsSync(entry));

/** Everything a check needs: the packages, and every backend there is, loaded or with why it cannot be. */
export async function loadPackages() {
  const load = (name) => import(new URL(`file://${entryOf(name)}`));
  const [core, datasets, metrics, layers, linnExport] = await Promise.all(names.slice(0, 5).map(load));
  const exports = await Promise.all(backendPackages.map(load));
  const plugins = exports.flatMap((exported, at) => backendsOf[backendPackages[at]].map((name) => exported[name]));
  const backends = [];
  for (const plugin of plugins) backends.push(await loadBackend(core, plugin));
  return { core, datasets, metrics, layers, linnExport, backends };
}

/** Loaded once and shared by all files; one that does not load refuses them. */
async function loadBackend(core, plugin) {
  try {
    return { name: plugin.name, backend: await core.loadBackend(plugin) };
  } catch (error) {
    return { name: plugin.name, unavailable: error.message };
  }
}

/** Frees what the backends hold. */
export function disposeBackends({ backends }) {
  for (const { backend } of backends) backend?.dispose();
}
