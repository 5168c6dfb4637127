import type { BackendPlugin } from '@linnet/core';
import { registerBackend } from './backend/register.js';

/** How `testBackend` loads the plugin. */
export interface TestBackendOptions<Options> {
  /** What the plugin is loaded with; nothing by default. */
  readonly load?: Options;
}

/**
 * Registers vitest tests that say whether a backend keeps its contract. Call it in a test file, once for each set of
 * options that matters. A test whose plan the backend refuses is skipped, with the backend's reasons; so is a test of a
 * part that a backend may leave out, and everything when the backend is not available here.
 *
 * @example
 * ```ts
 * // my-backend.test.ts
 * testBackend(myBackend);
 * testBackend(myBackend, { load: { threads: 2 } });
 * ```
 */
export function testBackend<Options>(
  plugin: BackendPlugin<string, Options>,
  { load }: TestBackendOptions<Options> = {},
): void {
  registerBackend(plugin, load);
}
