import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { createAddressBar } from './address-bar.js';
import { createPageStore } from './page-store.js';
import { PageContext } from './use-page-state.js';
import { useStore } from './use-store.js';

/** Keeps the page's state and the address in step, and gives it to `usePageState`. */
export function PageProvider({ children }: { readonly children: ComponentChildren }) {
  const [{ bar, store }] = useState(openPage);
  const { state, problems } = useStore(store);
  useEffect(() => {
    const follow = (): void => {
      bar.forget();
      store.follow(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [bar, store]);
  const { change, changeExperiment, reset, dismiss } = store;
  return (
    <PageContext.Provider value={{ state, problems, change, changeExperiment, reset, dismiss }}>
      {children}
    </PageContext.Provider>
  );
}

function openPage() {
  const bar = createAddressBar((address) => history.replaceState(history.state, '', address));
  return { bar, store: createPageStore(location.hash, bar.write) };
}
