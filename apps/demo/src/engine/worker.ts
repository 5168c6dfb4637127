import { expose } from 'comlink';
import type { Engine } from '../protocol/index.js';
import { holdPresence } from '../protocol/presence.js';
import { createEngine } from './create-engine.js';

const engine = createEngine({ wasmPaths: async () => (await import('./wasm-paths.js')).wasmPaths });
const present = holdPresence(self.name);

/** The page asks for the backends to see that somebody is there: from then on it watches. */
const backends: Engine['backends'] = async () => {
  await present;
  return engine.backends();
};
expose({ ...engine, backends });
