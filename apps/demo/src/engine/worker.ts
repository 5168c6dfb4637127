import { expose } from 'comlink';
import { createEngine } from './create-engine.js';

expose(createEngine({ wasmPaths: async () => (await import('./wasm-paths.js')).wasmPaths }));
