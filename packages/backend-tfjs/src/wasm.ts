import { defineBackend } from '@linnet/core';
import { createBackend } from './backend.js';
import { loadRuntime } from './load.js';

/** Options of the `wasm` backend. */
export interface WasmOptions {
  /**
   * Where the `.wasm` files of TensorFlow.js are: a folder's address that ends in a slash, or an address for each of
   * the three names. Pages that are bundled need it (Vite: import each file with `?url`); Node does not.
   * tfjs loads its files once, so what counts is what the first load of the process says.
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
 * const backend = await loadBackend(wasm, { wasmPaths: '/assets/tfjs/' });
 * ```
 */
export const wasm = defineBackend({
  name: 'wasm',
  priority: 10,
  unavailable: () => (typeof WebAssembly === 'object' ? undefined : 'this engine has no WebAssembly'),
  load: async ({ wasmPaths }: WasmOptions) => {
    const runtime = await loadRuntime(
      'wasm',
      async (tf) => {
        const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
        // The threaded build does not survive minification, and a page with COOP and COEP headers would get it.
        tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
        if (wasmPaths !== undefined) setWasmPaths(wasmPaths);
      },
      hint,
    );
    return createBackend('wasm', runtime);
  },
});
