import { LinnetError } from '@linnet/core';
import { createRuntime, type Runtime } from './runtime.js';

/** The whole of tfjs-core, which is loaded on demand. */
export type Tfjs = typeof import('@tensorflow/tfjs-core');

/** The tfjs backends that this package loads. */
export type TfjsName = 'cpu' | 'wasm';

// tfjs has one active backend for the process, and initialising one makes it active: loads take turns.
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Loads tfjs and one of its backends; `register` imports the package that brings it.
 * The backend that was active before stays active, so that programs that use tfjs themselves notice nothing.
 * @throws LinnetError `unavailable` when the backend does not start; `hint` says what may help.
 */
export function loadRuntime(name: TfjsName, register: (tf: Tfjs) => Promise<void>, hint: string): Promise<Runtime> {
  const turn = lastTurn.then(async () => {
    const tf = await import('@tensorflow/tfjs-core');
    // Keeps tfjs from printing advice about other packages at the first tensor.
    tf.env().set('PROD', true);
    await register(tf);
    await initialise(tf, name, hint);
    return createRuntime(tf, name);
  });
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function initialise(tf: Tfjs, name: TfjsName, hint: string): Promise<void> {
  // Undefined as long as nobody has used tfjs: the declared type leaves that out.
  const before: string | undefined = tf.getBackend();
  try {
    if (await tf.setBackend(name)) return;
    throw new LinnetError('unavailable', `TensorFlow.js could not start its backend "${name}". ${hint}`);
  } finally {
    // One that never started would be started now; it stays for whoever wants it.
    const works = before !== undefined && before in tf.engine().registry;
    if (works && before !== name) await tf.setBackend(before);
  }
}
