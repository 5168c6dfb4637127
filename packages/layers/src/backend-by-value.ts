import { type Backend, type BackendPlugin, loadBackend } from '@linnet/core';

/** Backends of plugins passed by value: loaded once, then shared by all models. */
const loadedByValue = new WeakMap<object, Promise<Backend>>();

/** The backend of such a plugin. */
export function loadOnce<Options extends Record<never, never>>(
  plugin: BackendPlugin<string, Options>,
): Promise<Backend> {
  const before = loadedByValue.get(plugin);
  if (before !== undefined) return before;
  const loaded = loadBackend(plugin);
  loadedByValue.set(plugin, loaded);
  // A load that failed is tried again at the next call.
  loaded.catch(() => loadedByValue.delete(plugin));
  return loaded;
}

/** Tells a plugin from a backend that is loaded. */
export const isPlugin = <T extends object>(
  backend: BackendPlugin<string, T> | Backend,
): backend is BackendPlugin<string, T> => 'load' in backend;
