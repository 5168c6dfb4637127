import { describe, expect, it } from 'vitest';
import { formatAddress } from './address.js';
import { defaultState } from './defaults.js';
import { createPageStore } from './page-store.js';

function open(hash: string) {
  const written: string[] = [];
  const store = createPageStore(hash, (address) => written.push(address));
  return { store, written };
}

describe('createPageStore', () => {
  it('writes the whole address of a page as soon as it is opened', () => {
    const { written } = open('#/circles');
    expect(written).toEqual([formatAddress(defaultState('circles'))]);
  });

  it('leaves an address with problems as it is until something is changed, or they are put away', () => {
    const { store, written } = open('#/circles?epochs=x');
    expect(written).toEqual([]);
    store.dismiss();
    expect(store.get().problems).toEqual([]);
    expect(written).toEqual([formatAddress(defaultState('circles'))]);
  });

  it('writes every change, and tells of it', () => {
    const { store, written } = open('#/playground');
    let told = 0;
    store.subscribe(() => told++);
    store.changeExperiment({ epochs: 5 });
    store.change({ seeds: 3 });
    expect(told).toBe(2);
    expect(store.get().state).toMatchObject({ seeds: 3, experiment: { epochs: 5 } });
    expect(written.at(-1)).toBe(formatAddress(store.get().state));
  });

  it('brings the settings of a preset, and goes back to them', () => {
    const { store } = open('#/circles?epochs=3');
    store.change({ preset: 'm1' });
    expect(store.get().state.experiment).toEqual(defaultState('circles', 'm1').experiment);
    store.changeExperiment({ epochs: 3 });
    store.reset();
    expect(store.get().state).toEqual(defaultState('circles', 'm1'));
  });

  it('follows an address to another page', () => {
    const { store, written } = open('#/circles?epochs=x');
    store.follow('#/instrument');
    expect(store.get()).toEqual({ state: defaultState('instrument'), problems: [] });
    expect(written).toEqual([formatAddress(defaultState('instrument'))]);
  });
});
