import type { BackendPlugin } from './backend.js';
import { LinnetError } from './errors.js';
import type { ExporterPlugin } from './exporter.js';
import { contract } from './plan.js';

/** Anything that can stand in a registry. */
export type Plugin = BackendPlugin | ExporterPlugin;

/** The backend plugins among plugins. */
export type BackendsAmong<P extends readonly Plugin[]> = Extract<P[number], { readonly type: 'backend' }>;
/** The exporter plugins among plugins. */
export type ExportersAmong<P extends readonly Plugin[]> = Extract<P[number], { readonly type: 'exporter' }>;
/** The options a backend plugin loads with. */
export type OptionsOfBackend<B> = B extends { load(options: infer Options): Promise<unknown> } ? Options : never;
/** The options an exporter plugin takes. */
export type OptionsOfExporter<E> = E extends { check(model: never, options: infer Options): unknown } ? Options : never;
/** What an exporter plugin makes. */
export type ExportedBy<E> = E extends { export(...args: never): infer Result } ? Awaited<Result> : never;

/**
 * Checks that a value is a plugin of this contract: for plugins that come by name, from a config file or the command line.
 * @throws LinnetError `bad-value` for another value, `wrong-contract` for a plugin made for another version of the contracts.
 */
export function checkPlugin(value: unknown, from: string): Plugin {
  if (!isPlugin(value)) {
    throw new LinnetError(
      'bad-value',
      `${from} is not a linnet plugin; make one with defineBackend or defineExporter of @linnet/core.`,
    );
  }
  if (value.contract !== contract) {
    throw new LinnetError(
      'wrong-contract',
      `Plugin "${value.name}" (${from}) was made for contract ${value.contract}; this is contract ${contract}. Install versions that go together.`,
    );
  }
  checkMembers(value, from);
  return value;
}

/** True for values with the members every plugin has; those of another contract may lack what ours need. */
export function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== 'object' || value === null) return false;
  const { type, name, contract: made } = value as Partial<Record<keyof Plugin, unknown>>;
  return (
    (type === 'backend' || type === 'exporter') && typeof name === 'string' && name !== '' && typeof made === 'number'
  );
}

const methods = { backend: ['unavailable', 'load'], exporter: ['check', 'export'] } as const;

function checkMembers(plugin: Plugin, from: string): void {
  const members: Partial<Record<string, unknown>> = plugin as object;
  const missing = methods[plugin.type].filter((name) => typeof members[name] !== 'function');
  if (missing.length > 0) {
    throw new LinnetError(
      'bad-value',
      `The ${plugin.type} "${plugin.name}" (${from}) has no ${missing.join(' and no ')}; make it with ${plugin.type === 'backend' ? 'defineBackend' : 'defineExporter'} of @linnet/core.`,
    );
  }
  if (plugin.type === 'backend' && plugin.name === 'auto') {
    throw new LinnetError(
      'bad-value',
      `A backend (${from}) is named "auto", which stands for the choice among all; rename it.`,
    );
  }
  if (plugin.type === 'backend' && plugin.name.includes('_')) {
    throw new LinnetError(
      'bad-value',
      `The backend "${plugin.name}" (${from}) has an underscore in its name; use hyphens.`,
    );
  }
}
