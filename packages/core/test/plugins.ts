import { type Backend, type BackendPlugin, defineBackend, defineExporter, type ModelArtifact } from '../src/index.js';

/** What a test looks at of a backend that computes nothing. */
export interface FakeOptions {
  readonly priority?: number;
  readonly unavailable?: string;
  readonly refuses?: readonly string[];
  /** Loading fails with this until it is undefined. */
  failure?: Error | undefined;
}

/** A backend plugin that counts its loads and keeps what it loaded. */
export function fakeBackend<const Name extends string>(
  name: Name,
  options: FakeOptions = {},
): BackendPlugin<Name, { readonly threads?: number }> & { readonly loads: Backend[]; readonly disposed: Backend[] } {
  const loads: Backend[] = [];
  const disposed: Backend[] = [];
  const plugin = defineBackend({
    name,
    priority: options.priority ?? 0,
    unavailable: () => options.unavailable,
    load: async (_options: { readonly threads?: number }): Promise<Backend> => {
      if (options.failure !== undefined) throw options.failure;
      const backend: Backend = {
        name,
        refuse: () => options.refuses ?? [],
        compile: () => {
          throw new TypeError('This backend computes nothing.');
        },
        dispose: () => void disposed.push(backend),
      };
      loads.push(backend);
      return backend;
    },
  });
  return { ...plugin, loads, disposed };
}

/** An exporter that writes the names of layers. */
export const names = defineExporter({
  name: 'names',
  extension: 'txt',
  check: (_model: ModelArtifact, _options: { readonly separator: string }): readonly string[] => [],
  export: (model: ModelArtifact, { separator }: { readonly separator: string }) => {
    const value = model.layers.map(({ name }) => name).join(separator);
    return { value, bytes: new TextEncoder().encode(value), report: { layers: model.layers.length } };
  },
});
