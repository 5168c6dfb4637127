import { defineBackend } from '@linnet/core';
import { createBackend } from './backend.js';
import { loadRuntime } from './load.js';

/**
 * The `cpu` backend: TensorFlow.js in plain JavaScript. It runs wherever JavaScript does; to compare with, and where
 * nothing faster is at hand.
 *
 * @example
 * ```ts
 * const backend = await loadBackend(cpu);
 * ```
 */
export const cpu = defineBackend({
  name: 'cpu',
  priority: 0,
  unavailable: () => undefined,
  load: async () => {
    const register = async (): Promise<void> => {
      await import('@tensorflow/tfjs-backend-cpu');
    };
    return createBackend('cpu', await loadRuntime('cpu', register, ''));
  },
});
