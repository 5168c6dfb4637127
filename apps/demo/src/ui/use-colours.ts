import { useEffect, useState } from 'preact/hooks';
import { type Colours, coloursOf } from './colours.js';

const darkMode = '(prefers-color-scheme: dark)';

/** Whether the page is dark: what it was set to, else what the system prefers. */
function isDarkNow(): boolean {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const allowed = ['light', 'dark'].filter((name) => scheme.includes(name));
  return allowed.length === 1 ? allowed[0] === 'dark' : matchMedia(darkMode).matches;
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return coloursOf((property) => style.getPropertyValue(property), isDarkNow());
}

/** The colours of the page for drawings; others when the page changes between light and dark. */
export function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const read = (): void => setColours(readColours());
    const query = matchMedia(darkMode);
    query.addEventListener('change', read);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true });
    return () => {
      query.removeEventListener('change', read);
      observer.disconnect();
    };
  }, []);
  return colours;
}
