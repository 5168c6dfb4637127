import { type Backend, defaultRegistry, LinnetError, unavailableReason } from '@linnet/core';
import type { BackendName } from '@linnet/recipes';

/** Addresses of TensorFlow.js's files, by their names. */
export type WasmPaths = Readonly<Record<string, string>>;

/** Loads backends by name; what one needs and a page must say is loaded with it. */
export interface Backends {
  /** Each by its name, with why it cannot be used here where it cannot. */
  list(): readonly { readonly name: string; readonly unavailable: string | undefined }[];
  /** Throws LinnetError `unavailable` with the reason, and what to choose in its place. */
  load(name: BackendName): Promise<Backend>;
}

/** The backends of linnet's own registry. */
export function createBackends(wasmPaths?: () => Promise<WasmPaths>): Backends {
  const registry = defaultRegistry();
  const loadWasm = async (): Promise<Backend> => {
    // Its files are looked for once, so the load that says where they are goes before those of models.
    if (wasmPaths !== undefined) await registry.backend('wasm', { wasmPaths: await wasmPaths() });
    return registry.backend('wasm');
  };
  return {
    list: () => registry.backends().map((plugin) => ({ name: plugin.name, unavailable: unavailableReason(plugin) })),
    load: async (name) => {
      try {
        return await (name === 'wasm' ? loadWasm() : registry.backend(name));
      } catch (cause) {
        throw withAdvice(cause, name);
      }
    },
  };
}

function withAdvice(cause: unknown, name: BackendName): unknown {
  if (!LinnetError.is(cause) || cause.code !== 'unavailable' || name === 'js') return cause;
  const advice = 'Choose the backend "js": it runs everywhere.';
  return new LinnetError('unavailable', `${cause.message.replace(/\.?$/u, '.')} ${advice}`, { cause });
}
