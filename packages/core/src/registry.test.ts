import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { fakeBackend, names } from '../test/plugins.js';
import { defineBackend } from './backend.js';
import { LinnetError } from './errors.js';
import { defineExporter } from './exporter.js';
import { loadBackend } from './load-backend.js';
import { checkPlugin, isPlugin, type Plugin } from './plugin.js';
import { createRegistry } from './registry.js';

describe('a registry', () => {
  it('knows its plugins by name, backends by priority', () => {
    const [slow, fast] = [fakeBackend('slow', { priority: 1 }), fakeBackend('fast', { priority: 2 })];
    const registry = createRegistry([slow, names, fast]);
    expect(registry.backends().map(({ name }) => name)).toEqual(['fast', 'slow']);
    expect(registry.exporters()).toEqual([names]);
    expect(registry.exporter('names')).toBe(names);
    expect(registry.plugins).toEqual([slow, names, fast]);
  });

  it('loads a backend at first use, once for each set of options', async () => {
    const plugin = fakeBackend('fast');
    const registry = createRegistry([plugin]);
    expect(plugin.loads).toHaveLength(0);
    const [first, second] = await Promise.all([registry.backend('fast'), registry.backend('fast', {})]);
    expect(first).toBe(second);
    const threaded = await registry.backend('fast', { threads: 2 });
    expect(threaded).not.toBe(first);
    expect(await registry.backend('fast', { threads: 2 })).toBe(threaded);
    expect(plugin.loads).toHaveLength(2);
  });

  it('tries again after a load that failed, and says why it failed', async () => {
    const options = { failure: new Error('no such file') as Error | undefined };
    const plugin = fakeBackend('fast', options);
    const registry = createRegistry([plugin]);
    const cause = options.failure;
    const errors = await Promise.all([1, 2].map(() => errorOf(() => registry.backend('fast'))));
    for (const error of errors) {
      expect(error).toMatchObject({
        code: 'unavailable',
        message: 'Backend "fast" did not load: no such file',
        cause,
      });
    }
    options.failure = undefined;
    const backend = await registry.backend('fast');
    expect(await registry.backend('fast')).toBe(backend);
    expect(plugin.loads).toHaveLength(1);
  });

  it('forgets a failed load once, not the load that was tried after it', async () => {
    const options = { failure: new Error('no such file') as Error | undefined };
    const plugin = fakeBackend('fast', options);
    const registry = createRegistry([plugin]);
    const retried = registry.backend('fast').catch(() => {
      options.failure = undefined;
      return registry.backend('fast');
    });
    const beside = registry.backend('fast').catch(() => undefined);
    await Promise.all([retried, beside]);
    expect(await registry.backend('fast')).toBe(await retried);
    expect(plugin.loads).toHaveLength(1);
  });

  it('passes on an error of linnet as it is', async () => {
    const failure = new LinnetError('bad-option', 'threads is 0.');
    expect(await errorOf(() => loadBackend(fakeBackend('fast', { failure })))).toBe(failure);
  });

  it('does not load what is not available here', async () => {
    const plugin = fakeBackend('gpu', { unavailable: 'there is no WebGPU' });
    expect(await errorOf(() => createRegistry([plugin]).backend('gpu'))).toMatchObject({
      code: 'unavailable',
      message: 'Backend "gpu" cannot be used here: there is no WebGPU',
    });
    expect(plugin.loads).toHaveLength(0);
  });

  it('disposes every backend that was loaded, and can load again', async () => {
    const [used, unused] = [fakeBackend('used'), fakeBackend('unused')];
    const registry = createRegistry([used, unused]);
    const [plain, threaded] = [await registry.backend('used'), await registry.backend('used', { threads: 2 })];
    registry.dispose();
    await Promise.resolve();
    expect(used.disposed).toEqual([plain, threaded]);
    expect(unused.loads).toHaveLength(0);
    expect(await registry.backend('used')).not.toBe(plain);
  });

  it('names what is unknown, what is near, and what there is', async () => {
    const registry = createRegistry([fakeBackend('wasm'), names]);
    // @ts-expect-error no such backend
    expect(await errorOf(() => registry.backend('wams'))).toMatchObject({
      code: 'unknown-name',
      message: 'Unknown backend "wams". Did you mean "wasm"? Known: wasm.',
    });
    // @ts-expect-error a backend, not an exporter
    expect((await errorOf(() => registry.exporter('wasm'))).message).toBe('Unknown exporter "wasm". Known: names.');
  });

  it('takes more plugins by `with`, and stays as it is', async () => {
    const registry = createRegistry([names]);
    const more = registry.with(fakeBackend('fast'), fakeBackend('slow'));
    expect(registry.backends()).toHaveLength(0);
    expect((await more.backend('slow')).name).toBe('slow');
    expect(more.exporter('names')).toBe(names);
    expect((await errorOf(() => more.with(fakeBackend('slow')))).code).toBe('duplicate-name');
  });
});

describe('what a registry refuses', () => {
  it('two values under one name; a backend and an exporter may share it', async () => {
    expect(await errorOf(() => createRegistry([fakeBackend('fast'), fakeBackend('fast')]))).toMatchObject({
      code: 'duplicate-name',
      message: 'Two backends are named "fast". Names are unique: leave one out, or rename it.',
    });
    expect(() => createRegistry([fakeBackend('names'), names])).not.toThrow();
  });

  it('a plugin of another contract', async () => {
    const old = { ...names, contract: 0 } as unknown as Plugin;
    const error = await errorOf(() => createRegistry([old]));
    expect(error.code).toBe('wrong-contract');
    expect(error.message).toContain('Plugin "names" (A value given to a registry) was made for contract 0');
  });

  it.each([
    ['nothing', undefined, 'bad-value', 'my-plugin is not a linnet plugin'],
    ['a function', () => names, 'bad-value', 'my-plugin is not a linnet plugin'],
    ['a module', { default: names }, 'bad-value', 'my-plugin is not a linnet plugin'],
    ['a plugin without a name', { ...names, name: '' }, 'bad-value', 'my-plugin is not a linnet plugin'],
    [
      'an exporter that cannot export',
      { ...names, export: undefined },
      'bad-value',
      'The exporter "names" (my-plugin) has no export; make it with defineExporter',
    ],
    [
      'a backend that cannot load',
      { ...fakeBackend('fast'), load: 1, unavailable: undefined },
      'bad-value',
      'The backend "fast" (my-plugin) has no unavailable and no load; make it with defineBackend',
    ],
    [
      'an underscore in the name of a backend',
      fakeBackend('my_gpu'),
      'bad-value',
      'The backend "my_gpu" (my-plugin) has an underscore in its name',
    ],
  ])('%s', async (_, value, code, part) => {
    const error = await errorOf(() => checkPlugin(value, 'my-plugin'));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });

  it('but not plugins whose members are methods of a class', () => {
    class Plain {
      readonly type = 'exporter';
      readonly contract = 1;
      readonly name = 'plain';
      readonly extension = 'txt';
      check(): readonly string[] {
        return [];
      }
      export(): { value: string; bytes: Uint8Array; report: undefined } {
        return { value: '', bytes: new Uint8Array(0), report: undefined };
      }
    }
    const plain = new Plain();
    expect(checkPlugin(plain, 'a class')).toBe(plain);
    expect(isPlugin(plain)).toBe(true);
  });
});

describe('factories of plugins', () => {
  it('add the type and the contract', () => {
    expect(
      defineBackend({ name: 'b', priority: 0, unavailable: () => undefined, load: fakeBackend('b').load }),
    ).toMatchObject({ type: 'backend', contract: 1, name: 'b' });
    expect(defineExporter({ name: 'e', extension: 'e', check: () => [], export: names.export as never })).toMatchObject(
      { type: 'exporter', contract: 1, name: 'e' },
    );
  });
});
