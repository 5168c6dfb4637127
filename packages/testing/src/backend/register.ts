import { type Backend, type BackendPlugin, checkPlugin, loadBackend, unavailableReason } from '@linnet/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groups } from './groups.js';
import { createSuite } from './suite.js';

/** Registers the tests of some groups, or of all. */
export function registerBackend<Options>(
  plugin: BackendPlugin<string, Options>,
  load: Options | undefined,
  titles: readonly string[] = Object.keys(groups),
): void {
  describe(`backend "${plugin.name}"${load === undefined ? '' : ` with ${JSON.stringify(load)}`}`, () => {
    it('is a plugin: its contract and its name', () => {
      checkPlugin(plugin, 'The value under test');
      expect(plugin.name, 'lower case, digits and hyphens').toMatch(/^[a-z][a-z0-9-]*$/);
      expect(plugin.priority, 'priority').toEqual(expect.any(Number));
    });
    const unavailable = unavailableReason(plugin);
    if (unavailable === undefined) testLoaded(plugin, load, titles);
    else it('is available here', ({ skip }) => skip(unavailable));
  });
}

function testLoaded<Options>(
  plugin: BackendPlugin<string, Options>,
  load: Options | undefined,
  titles: readonly string[],
): void {
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
  for (const title of titles) describe(title, () => groups[title]?.(suite));
}
