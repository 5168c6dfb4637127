import { useEffect, useRef } from 'preact/hooks';
import { usePageState } from '../state/use-page-state.js';
import { useDropGuard } from '../ui/use-page-drop.js';
import { AddressProblems } from './address-problems.js';
import { EngineFailure } from './engine-failure.js';
import { ErrorBoundary } from './error-boundary.js';
import { LazyPage } from './lazy-page.js';
import { MissingFile } from './missing-file.js';
import { Navigation } from './navigation.js';
import { pageTexts } from './page-texts.js';
import { ThemeSwitch } from './theme-switch.js';

/** What stands around every page. */
export function Shell() {
  const { state, reset } = usePageState();
  const { page } = state;
  const main = useRef<HTMLElement>(null);
  useArrival(page, main);
  useDropGuard();
  const skip = (event: Event): void => {
    // The part of the address that a link would change is where the page's state is.
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it is a link to a place in the page, which only looks like an address of ours */}
      <a class="skip-link" href="#main" onClick={skip}>
        Skip to the page
      </a>
      <header class="site-header">
        <a class="site-name" href="#/">
          linnet
        </a>
        <Navigation page={page} />
        <ThemeSwitch />
      </header>
      <main id="main" class="site-main" ref={main} tabIndex={-1}>
        <AddressProblems />
        <ErrorBoundary key={page} onReset={reset}>
          {page === 'start' ? null : <EngineFailure />}
          <MissingFile />
          <LazyPage page={page} />
        </ErrorBoundary>
      </main>
    </>
  );
}

/** The window is called as the page; whoever goes to another begins at its top, with the keys too. */
function useArrival(page: keyof typeof pageTexts, main: { readonly current: HTMLElement | null }): void {
  const last = useRef(page);
  useEffect(() => {
    document.title = page === 'start' ? 'linnet' : `${pageTexts[page].name} · linnet`;
    if (last.current === page) return;
    last.current = page;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
}
