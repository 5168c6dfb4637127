import type { Backend, BackendPlugin, Training } from './backend.js';
import { type BackendChoice, chooseBackend } from './choose-backend.js';
import { LinnetError } from './errors.js';
import type { ExporterPlugin } from './exporter.js';
import { loadBackend } from './load-backend.js';
import { unknownName } from './names.js';
import type { Plan } from './plan.js';
import { type BackendsAmong, checkPlugin, type ExportersAmong, type OptionsOfBackend, type Plugin } from './plugin.js';
import { showValue } from './show-value.js';

/** Plugins by name. Backends load at first use, once for each set of options. */
export interface Registry<P extends readonly Plugin[] = readonly Plugin[]> {
  /** The plugins it was made of, in order. */
  readonly plugins: P;
  /** A new registry with more plugins. Two values under one name are an error. */
  with<const Q extends readonly Plugin[]>(...plugins: Q): Registry<readonly [...P, ...Q]>;
  /**
   * Loads a backend, or gives the one loaded before with equal options.
   * @throws LinnetError `unknown-name`, or `unavailable` with the reason where it cannot be used here.
   */
  backend<Name extends BackendsAmong<P>['name']>(name: Name, options?: BackendOptionsOf<P, Name>): Promise<Backend>;
  /**
   * The exporter of this name.
   * @throws LinnetError `unknown-name`.
   */
  exporter<Name extends ExportersAmong<P>['name']>(name: Name): Extract<ExportersAmong<P>, { readonly name: Name }>;
  /**
   * Loads the backend of highest priority that is available here and does not refuse the plan: what `auto` takes.
   * @throws LinnetError `refused` that lists every backend's reasons when none can.
   */
  choose(plan: Plan, training?: Training): Promise<BackendChoice>;
  /** By priority, highest first. */
  backends(): readonly BackendPlugin[];
  /** In the order in which they were given. */
  exporters(): readonly ExporterPlugin[];
  /** Disposes every backend that was loaded. */
  dispose(): void;
}

type BackendOptionsOf<P extends readonly Plugin[], Name> = Closed<
  OptionsOfBackend<Extract<BackendsAmong<P>, { readonly name: Name }>>
>;

/** The type without members takes every object: of a backend without options it must take none. */
type Closed<Options> = [keyof Options] extends [never] ? Record<string, never> : Options;

/**
 * Makes a registry; names and options are inferred from the values.
 * @throws LinnetError `duplicate-name` for two values under one name, `wrong-contract` for a plugin made for another version
 * of the contracts, `bad-value` for what is no plugin.
 * @example
 * ```ts
 * const registry = createRegistry([js, linn]);
 * await registry.backend('js'); // 'jss' is a type error
 * ```
 */
export function createRegistry<const P extends readonly Plugin[]>(plugins: P): Registry<P> {
  checkPlugins(plugins);
  const loaded = new Map<string, Promise<Backend>>();
  const backends = plugins.filter((plugin) => plugin.type === 'backend').sort((a, b) => b.priority - a.priority);
  const exporters = plugins.filter((plugin) => plugin.type === 'exporter');
  const load = (name: string, options?: OptionsOfBackend<BackendPlugin>): Promise<Backend> => {
    const plugin = findByName('backend', name, backends);
    const key = `${name} ${JSON.stringify(options ?? {})}`;
    const before = loaded.get(key);
    if (before !== undefined) return before;
    const backend = loadBackend(plugin, options);
    loaded.set(key, backend);
    // A load that failed is tried again at the next call.
    backend.catch(() => loaded.delete(key));
    return backend;
  };
  return {
    plugins,
    with: (...more) => createRegistry([...plugins, ...more] as const),
    backend: load,
    choose: (plan, training) => chooseBackend({ backends: () => backends, backend: load }, plan, training),
    // The name picks the plugin of that name: what the signature says and a filter over values cannot.
    exporter: (name) => findByName('exporter', name, exporters) as never,
    backends: () => backends,
    exporters: () => exporters,
    dispose: () => {
      for (const backend of loaded.values()) backend.then((value) => value.dispose()).catch(() => undefined);
      loaded.clear();
    },
  };
}

function findByName<T extends Plugin>(what: string, name: string, plugins: readonly T[]): T {
  const found = plugins.find((plugin) => plugin.name === name);
  if (found === undefined)
    throw unknownName(
      what,
      name,
      plugins.map((plugin) => plugin.name),
    );
  return found;
}

function checkPlugins(plugins: readonly Plugin[]): void {
  if (!Array.isArray(plugins)) {
    throw new LinnetError(
      'bad-value',
      `A registry is made of a list of plugins, such as [js]; it was given ${showValue(plugins)}.`,
    );
  }
  for (const plugin of plugins) checkPlugin(plugin, 'A value given to a registry');
  for (const [index, plugin] of plugins.entries()) {
    const twin = plugins.slice(0, index).find((other) => other.type === plugin.type && other.name === plugin.name);
    if (twin === undefined) continue;
    throw new LinnetError(
      'duplicate-name',
      `Two ${plugin.type}s are named "${plugin.name}". Names are unique: leave one out, or rename it.`,
    );
  }
}
