import { type Backend, defineBackend } from '@linnet/core';

// Said in the type here rather than imported: the package is an optional peer, and types must hold without it.
/** Options of the `wasm` backend, see `@linnet/backend-tfjs`. */
export interface WasmOptions {
  /** Where a page finds the `.wasm` files: a folder, or a path for each name. Not needed in Node. */
  readonly wasmPaths?: string | Readonly<Record<string, string>>;
}

const packageName = '@linnet/backend-tfjs';
const missing = `${packageName} is not installed; add it with: npm install ${packageName}`;

/** Node can say what is installed without loading it; elsewhere loading tells. */
function unavailable(): string | undefined {
  const inNode = 'process' in globalThis && typeof import.meta.resolve === 'function';
  if (!inNode) return undefined;
  try {
    import.meta.resolve(packageName);
    return undefined;
  } catch {
    return missing;
  }
}

/** TensorFlow.js on WebAssembly. */
export const wasm = defineBackend({
  name: 'wasm',
  priority: 10,
  unavailable,
  load: async (options: WasmOptions): Promise<Backend> => (await import('@linnet/backend-tfjs')).wasm.load(options),
});

/** TensorFlow.js in plain JavaScript. */
export const cpu = defineBackend({
  name: 'cpu',
  priority: 0,
  unavailable,
  load: async (): Promise<Backend> => (await import('@linnet/backend-tfjs')).cpu.load({}),
});
