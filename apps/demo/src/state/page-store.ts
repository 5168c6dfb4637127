import { formatAddress, type ParsedAddress, parseAddress } from './address.js';
import { defaultState } from './defaults.js';
import type { PageState } from './page-state.js';
import { createStore, type Store } from './store.js';
import type { PageControl } from './use-page-state.js';

/** The state of the page, kept in step with the address. */
export interface PageStore
  extends Pick<Store<ParsedAddress>, 'get' | 'subscribe'>,
    Omit<PageControl, 'state' | 'problems'> {
  /** The address is another now. */
  follow(hash: string): void;
}

/**
 * Makes the state of the page from an address.
 * @param write puts another address in its place
 */
export function createPageStore(hash: string, write: (address: string) => void): PageStore {
  const store = createStore(parseAddress(hash));
  const put = (parsed: ParsedAddress): void => {
    store.set(parsed);
    // What is wrong with an address stays in it until somebody changes something.
    if (parsed.problems.length === 0) write(formatAddress(parsed.state));
  };
  const change = (patch: Partial<PageState>): void => {
    const { state, problems } = store.get();
    store.set({ state: changed(state, patch), problems });
    write(formatAddress(store.get().state));
  };
  put(store.get());
  return {
    get: store.get,
    subscribe: store.subscribe,
    change,
    changeExperiment: (patch) => change({ experiment: { ...store.get().state.experiment, ...patch } }),
    reset: () => {
      const { page, preset } = store.get().state;
      put({ state: defaultState(page, preset), problems: [] });
    },
    dismiss: () => put({ state: store.get().state, problems: [] }),
    follow: (next) => put(parseAddress(next)),
  };
}

/** A page or a preset brings its settings along, where the patch has none. */
function changed(state: PageState, patch: Partial<PageState>): PageState {
  const { page = state.page, preset } = patch;
  if (page !== state.page) return { ...defaultState(page, preset), ...patch };
  if (preset === undefined) return { ...state, ...patch };
  return { ...state, experiment: defaultState(page, preset).experiment, ...patch };
}
