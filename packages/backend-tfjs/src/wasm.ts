import { defineBackend, LinnetError } from '@linnet/core';
import { createBackend } from './backend.js';
import { loadRuntime, type Tfjs } from './load.js';

/** Options of the `wasm` backend. */
export interface WasmOptions {
  /**
   * Where the `.wasm` files of TensorFlow.js are: the address of their folder, or one for each of the three names.
   * Pages that are bundled need it (Vite: import each file with `?url`); Node does not. The files are loaded once,
   * so it is the first load of the page or process that counts.
   */
  readonly wasmPaths?: string | Readonly<Record<WasmFile, string>>;
}

/** The files that TensorFlow.js picks from, by what the engine can do. */
export type WasmFile =
  | 'tfjs-backend-wasm.wasm'
  | 'tfjs-backend-wasm-simd.wasm'
  | 'tfjs-backend-wasm-threaded-simd.wasm';

const hint =
  'Its .wasm files may not have been found: in a page, give `wasmPaths`, the address of the folder they are served from.';

/**
 * The `wasm` backend: TensorFlow.js in WebAssembly, on one thread, with SIMD where there is any.
 *
 * @example
 * ```ts
 * const backend = await loadBackend(wasm, { wasmPaths: '/assets/tfjs' });
 * ```
 */
export const wasm = defineBackend({
  name: 'wasm',
  priority: 10,
  unavailable: () => (typeof WebAssembly === 'object' ? undefined : 'this engine has no WebAssembly'),
  load: async ({ wasmPaths }: WasmOptions) => {
    const register = async (tf: Tfjs): Promise<void> => {
      const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
      // The threaded build does not survive minification, and a page with COOP and COEP headers would get it.
      tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
      if (wasmPaths !== undefined) setPaths(setWasmPaths, wasmPaths);
    };
    return createBackend('wasm', await loadRuntime('wasm', register, hint));
  },
});

function setPaths(
  set: (paths: string | Record<string, string>) => void,
  paths: NonNullable<WasmOptions['wasmPaths']>,
): void {
  try {
    set(typeof paths === 'string' ? paths.replace(/\/?$/, '/') : paths);
  } catch (cause) {
    const message =
      'TensorFlow.js looks for its .wasm files once, and did not find them: start anew (reload the page) with the right `wasmPaths`.';
    throw new LinnetError('unavailable', message, { cause });
  }
}
