import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { fakeBackend } from '../test/plugins.js';
import { chooseBackend } from './choose-backend.js';
import { loadBackend } from './load-backend.js';
import { lowerLayers } from './plan-builder.js';
import { createRegistry } from './registry.js';

const { plan } = lowerLayers([1], [['same', { lower: (_, from) => from }]]);
const failing = {
  ...fakeBackend('failing', { priority: 99 }),
  unavailable: () => {
    throw new Error('the driver crashed');
  },
};

describe('a backend that fails to tell whether it is available', () => {
  it('is not available, for that reason', async () => {
    const error = await errorOf(() => loadBackend(failing));
    expect(error.code).toBe('unavailable');
    expect(error.message).toBe('Backend "failing" cannot be used here: the driver crashed');
  });

  it.each([[99], [-1]])('is passed over by auto, before (%d) or after the one that is picked', async (priority) => {
    const registry = createRegistry([{ ...failing, priority }, fakeBackend('good')]);
    const { backend, verdicts } = await chooseBackend(registry, plan);
    expect(backend.name).toBe('good');
    expect(verdicts).toContainEqual({ name: 'failing', notPicked: 'the driver crashed' });
  });
});

describe('a plugin that loads what is no backend', () => {
  it.each([[undefined], [{}], [{ name: 'half', refuse: () => [], compile: () => undefined }]])('%j', async (loaded) => {
    const plugin = { ...fakeBackend('odd'), load: async () => loaded as never };
    const error = await errorOf(() => createRegistry([plugin]).backend('odd'));
    expect(error.code).toBe('bad-value');
    expect(error.message).toContain('What the plugin "odd" loads is not a backend: it needs a name and the methods');
  });
});

describe('createRegistry', () => {
  it('does not take a backend that is named as the choice among all', async () => {
    const error = await errorOf(() => createRegistry([fakeBackend('auto')]));
    expect(error.message).toContain('"auto", which stands for the choice among all');
  });

  it('says what it is made of', async () => {
    const error = await errorOf(() => createRegistry(undefined as never));
    expect(error.message).toBe('A registry is made of a list of plugins, such as [js]; it was given undefined.');
  });
});
