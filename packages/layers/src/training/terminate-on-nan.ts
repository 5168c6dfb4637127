import type { Callback } from './callback.js';

/**
 * Ends a fit whose loss or weights stop being finite numbers as one that was stopped, not with an error: the model keeps
 * its last good epoch, and `history.stopped` says what happened. Keras's TerminateOnNaN leaves the spoilt weights behind,
 * and an epoch of NaN in its history.
 *
 * @example
 * ```ts
 * const { stopped } = await model.fit(train, { epochs: 100, callbacks: [terminateOnNaN()] });
 * ```
 */
export const terminateOnNaN = (): Callback => ({
  onDivergence: ({ message }, control) => control.stop(message),
});
