import { useLayoutEffect, useState } from 'preact/hooks';
import { keepTheme, readTheme, type Theme, themes } from './theme.js';

const keeper = () => localStorage;

const names: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Chooses between light, dark, and what the system has. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(() => readTheme(keeper));
  // The style sheet goes by this attribute.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    keepTheme(chosen, keeper);
  };
  return (
    <fieldset class="theme-switch">
      <legend class="visually-hidden">Colours</legend>
      {themes.map((each) => (
        <label key={each}>
          <input type="radio" name="theme" checked={each === theme} onChange={() => choose(each)} />
          {names[each]}
        </label>
      ))}
    </fieldset>
  );
}
