import { pageNames } from '../state/page-name.js';
import type { PageName } from '../state/page-state.js';
import { pageTexts } from './page-texts.js';

/** Links to all pages; the one that is open is marked. */
export function Navigation({ page }: { readonly page: PageName }) {
  return (
    <nav class="site-nav" aria-label="Pages">
      <ul>
        {pageNames.map((name) => (
          <li key={name}>
            <a href={pageLink(name)} {...(name === page ? { 'aria-current': 'page' } : {})}>
              {pageTexts[name].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The address of a page with its own settings. */
export const pageLink = (name: PageName): string => (name === 'start' ? '#/' : `#/${name}`);
