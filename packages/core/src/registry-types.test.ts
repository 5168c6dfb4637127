import { describe, expectTypeOf, it } from 'vitest';
import { fakeBackend, names } from '../test/plugins.js';
import { type Backend, type BackendPlugin, defineBackend } from './backend.js';
import { type DefaultPluginList, defaultRegistry } from './default-registry.js';
import type { Exported } from './exporter.js';
import type { BackendsAmong, ExportedBy, ExportersAmong, OptionsOfBackend, OptionsOfExporter } from './plugin.js';
import { createRegistry } from './registry.js';

// Nothing here declares a module: what is typed is typed by the values.
const fast = fakeBackend('fast');
const plain = defineBackend({ name: 'plain', priority: 0, unavailable: () => undefined, load: () => fast.load({}) });
const registry = createRegistry([fast, plain, names]);

describe('types of a registry', () => {
  it('names are inferred from the values', () => {
    type Name = Parameters<typeof registry.backend>[0];
    expectTypeOf<Name>().toEqualTypeOf<'fast' | 'plain'>();
    expectTypeOf<Parameters<typeof registry.exporter>[0]>().toEqualTypeOf<'names'>();
    // @ts-expect-error a misspelt name
    (): unknown => registry.backend('fats');
    // @ts-expect-error an exporter's name
    (): unknown => registry.backend('names');
    // @ts-expect-error no exporter of this name
    (): unknown => registry.exporter('onxx');
  });

  it('names grow with `with`', () => {
    const more = registry.with(fakeBackend('third'));
    expectTypeOf<Parameters<typeof more.backend>[0]>().toEqualTypeOf<'fast' | 'plain' | 'third'>();
    expectTypeOf<Parameters<typeof more.exporter>[0]>().toEqualTypeOf<'names'>();
    // @ts-expect-error the first registry did not change
    (): unknown => registry.backend('third');
  });

  it('options are those of the backend that is named', () => {
    expectTypeOf(registry.backend<'fast'>).returns.toEqualTypeOf<Promise<Backend>>();
    (): unknown => registry.backend('fast', { threads: 2 });
    // @ts-expect-error a number of threads
    (): unknown => registry.backend('fast', { threads: 'two' });
    // @ts-expect-error no such option
    (): unknown => registry.backend('fast', { thread: 2 });
    // @ts-expect-error this one has no options
    (): unknown => registry.backend('plain', { threads: 2 });
  });

  it('an exporter keeps its options, document and report', () => {
    const exporter = registry.exporter('names');
    expectTypeOf(exporter).toEqualTypeOf(names);
    expectTypeOf<OptionsOfExporter<typeof exporter>>().toEqualTypeOf<{ readonly separator: string }>();
    expectTypeOf<ExportedBy<typeof exporter>>().toExtend<Exported<string, { layers: number }>>();
  });

  it('an empty registry knows no name', () => {
    const empty = createRegistry([]);
    expectTypeOf<Parameters<typeof empty.backend>[0]>().toEqualTypeOf<never>();
  });
});

describe('types of plugins', () => {
  it('a backend without options has none', () => {
    expectTypeOf(plain).toEqualTypeOf<BackendPlugin<'plain', Record<never, never>>>();
    expectTypeOf<OptionsOfBackend<typeof fast>>().toEqualTypeOf<{ readonly threads?: number }>();
  });

  it('kinds are told apart in a list', () => {
    type List = readonly [typeof fast, typeof names];
    expectTypeOf<BackendsAmong<List>['name']>().toEqualTypeOf<'fast'>();
    expectTypeOf<ExportersAmong<List>['name']>().toEqualTypeOf<'names'>();
  });

  it('the default registry has no names but those that packages declare', () => {
    expectTypeOf<DefaultPluginList[number]>().toEqualTypeOf<never>();
    // @ts-expect-error this package declares none
    (): unknown => defaultRegistry().backend('js');
  });
});
