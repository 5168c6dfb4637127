import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBackend, names } from '../test/plugins.js';
import { backendSource } from './choose-backend.js';
import { defaultRegistry, registerDefaults } from './default-registry.js';

const key = Symbol.for('linnet.registry');
const source = () => backendSource(defaultRegistry());

afterEach(() => {
  delete (globalThis as { [key]?: unknown })[key];
});

describe('the default registry', () => {
  it('is empty until something is registered', () => {
    expect(source().backends()).toEqual([]);
    registerDefaults(fakeBackend('fast'), names);
    expect(
      source()
        .backends()
        .map(({ name }) => name),
    ).toEqual(['fast']);
    expect(defaultRegistry().exporters()).toEqual([names]);
  });

  it('keeps the plugin that had a name first', () => {
    const [first, second] = [fakeBackend('fast'), fakeBackend('fast')];
    registerDefaults(first);
    registerDefaults(second, names);
    expect(source().backends()).toEqual([first]);
    expect(defaultRegistry().exporters()).toEqual([names]);
  });

  it('does not load again because everything was registered twice', async () => {
    const plugin = fakeBackend('fast');
    registerDefaults(plugin);
    const backend = await source().backend('fast');
    registerDefaults(plugin);
    expect(await source().backend('fast')).toBe(backend);
  });

  it('is one for two copies of the package', async () => {
    vi.resetModules();
    const copy = await import('./default-registry.js');
    expect(copy.registerDefaults).not.toBe(registerDefaults);
    copy.registerDefaults(fakeBackend('theirs'));
    registerDefaults(fakeBackend('ours'));
    const known = (registry: { backends(): readonly { name: string }[] }): readonly string[] =>
      registry.backends().map(({ name }) => name);
    expect(known(defaultRegistry())).toEqual(['theirs', 'ours']);
    expect(known(copy.defaultRegistry())).toEqual(['theirs', 'ours']);
  });
});
