import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageName } from '../state/page-state.js';
import { Problem } from '../ui/problem.js';
import { loadPage } from './load-page.js';
import { pageTexts } from './page-texts.js';
import { StartPage } from './start-page.js';

/** A page, once its code is there. Give it the page as key. */
export function LazyPage({ page }: { readonly page: PageName }) {
  // Boxed: a function that is given to a setter would be called.
  const [loaded, setLoaded] = useState<{ readonly View: FunctionComponent } | undefined>(
    page === 'start' ? { View: StartPage } : undefined,
  );
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded !== undefined) return;
    loadPage(page).then(
      (View) => setLoaded({ View }),
      () => setFailed(true),
    );
  }, [page]);
  if (failed) return <NotLoaded page={page} />;
  return loaded === undefined ? <p role="status">Loading.</p> : <loaded.View />;
}

/** Browsers remember that a part could not be loaded, so all of the site is loaded again; the settings are in the address. */
function NotLoaded({ page }: { readonly page: PageName }) {
  const message = `The page "${pageTexts[page].name}" could not be loaded. Is the network there, and the site complete? If the site has just been renewed, load it again.`;
  return <Problem error={message} onRetry={() => location.reload()} retryLabel="Load the site again" />;
}
