import type { Callback } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import type { CallbackStates } from './training-setup.js';

/** Reads and writes the states of callbacks some of which keep one. */
export const callbackStates = (callbacks: readonly Callback[]): CallbackStates => ({
  read: () => callbacks.map((callback) => (callback.readState === undefined ? null : copyOf(callback.readState()))),
  write: (states, control) => {
    for (const [index, callback] of callbacks.entries()) {
      if (callback.readState !== undefined) callback.writeState?.(states[index] ?? null, control);
    }
  },
});

/** A copy that shares nothing. What is no plain data is copied, or refused, as the platform does. */
function copyOf<Value extends CheckpointValue | undefined>(value: Value): Value;
function copyOf(value: CheckpointValue | undefined): CheckpointValue | undefined {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? structuredClone(value) : value;
  if (value instanceof Float32Array || value instanceof Float64Array) return value.slice();
  if (isList(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const copy: Record<string, CheckpointValue | undefined> = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy;
}

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);
