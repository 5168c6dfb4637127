import { type Backend, type BackendPlugin, checkPlugin, loadBackend, unavailableReason } from '@linnet/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testAccuracy } from './backend/accuracy.js';
import { testCustomOps } from './backend/custom-op-tests.js';
import { testGoldenRuns } from './backend/golden.js';
import { testGradients } from './backend/gradients.js';
import { testInference } from './backend/inference.js';
import { testLifetime } from './backend/lifetime.js';
import { testParameters } from './backend/parameters.js';
import { testPasses } from './backend/passes.js';
import { testRefusals } from './backend/refusals.js';
import { testState } from './backend/state.js';
import { createSuite, type Suite } from './backend/suite.js';

/** How `testBackend` loads the plugin. */
export interface TestBackendOptions<Options> {
  /** What the plugin is loaded with; nothing by default. */
  readonly load?: Options;
}

const groups: Readonly<Record<string, (suite: Suite) => void>> = {
  'training runs of Keras': testGoldenRuns,
  gradients: testGradients,
  passes: testPasses,
  parameters: testParameters,
  state: testState,
  predictions: testInference,
  programs: testLifetime,
  'custom ops': testCustomOps,
  refusals: testRefusals,
  accuracy: testAccuracy,
};

/**
 * Registers vitest tests that say whether a backend keeps its contract. Call it in a test file, once for each set of
 * options that matters. A test whose plan the backend refuses is skipped, with the backend's reasons; so is everything
 * when the backend is not available here.
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
  describe(`backend "${plugin.name}"${load === undefined ? '' : ` with ${JSON.stringify(load)}`}`, () => {
    it('is a plugin: its contract and its name', () => {
      checkPlugin(plugin, 'The value under test');
      expect(plugin.name, 'lower case, digits and hyphens').toMatch(/^[a-z][a-z0-9-]*$/);
      expect(plugin.priority, 'priority').toEqual(expect.any(Number));
    });
    const unavailable = unavailableReason(plugin);
    if (unavailable === undefined) testLoaded(plugin, load);
    else it('is available here', ({ skip }) => skip(unavailable));
  });
}

function testLoaded<Options>(plugin: BackendPlugin<string, Options>, load: Options | undefined): void {
  let loaded: Backend | undefined;
  beforeAll(async () => {
    loaded = await loadBackend(plugin, load);
  });
  afterAll(() => loaded?.dispose());
  const backend = (): Backend => {
    if (loaded === undefined) throw new Error(`Backend "${plugin.name}" did not load.`);
    return loaded;
  };
  it('has the name of its plugin', () => expect(backend().name).toBe(plugin.name));
  const suite = createSuite(backend);
  for (const [title, group] of Object.entries(groups)) describe(title, () => group(suite));
}
