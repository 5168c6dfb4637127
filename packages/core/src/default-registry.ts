import type { BackendPlugin } from './backend.js';
import type { ExporterPlugin } from './exporter.js';
import type { Plugin } from './plugin.js';
import { createRegistry, type Registry } from './registry.js';

/**
 * Names of the default registry, by declaration merging: `interface DefaultPlugins { js: typeof js }`.
 * Only types: the plugin must also be registered.
 */
// biome-ignore lint/suspicious/noEmptyInterface: packages fill it
export interface DefaultPlugins {}

/** The plugins that the default registry is known to hold. */
export type DefaultPluginList = readonly Extract<
  DefaultPlugins[keyof DefaultPlugins],
  BackendPlugin | ExporterPlugin
>[];

// One for the process, so that two copies of this package share it.
const key = Symbol.for('linnet.registry');
const holder = globalThis as { [key]?: Registry };

/** The registry that is used where none is given. Empty until `linnet` is imported, or until plugins are registered. */
// What its names are is declared by those who register (`DefaultPlugins`).
export const defaultRegistry = (): Registry<DefaultPluginList> => present() as unknown as Registry<DefaultPluginList>;

/** The same without an empty one: undefined until plugins are registered. */
export const registeredPlugins = (): Registry | undefined => holder[key];

/**
 * Adds plugins to the default registry; one whose name it holds already stays as it is.
 * @throws LinnetError `bad-value` or `wrong-contract` for what is no plugin of this contract.
 */
export function registerDefaults(...plugins: readonly Plugin[]): void {
  const { plugins: held } = present();
  const added = plugins.filter(({ type, name }) => !held.some((other) => other.type === type && other.name === name));
  // A new registry would load its backends again.
  if (added.length === 0) return;
  holder[key] = createRegistry([...held, ...added]);
}

const present = (): Registry => holder[key] ?? createRegistry([]);
