/** What a page can look like. `system` is as the system is set. */
export const themes = ['system', 'light', 'dark'] as const;

/** One of them. */
export type Theme = (typeof themes)[number];

/** What keeps texts by name, such as `localStorage`. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'linnet-theme';

/** The theme that was chosen last; `system` where there is none, or nothing that keeps one. */
export function readTheme(keeper: () => Keeper): Theme {
  try {
    const kept = keeper().getItem(key);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the theme for the next time, where that can be. */
export function keepTheme(theme: Theme, keeper: () => Keeper): void {
  try {
    keeper().setItem(key, theme);
  } catch {
    // Browsers may forbid it: then it holds until the page is closed.
  }
}
