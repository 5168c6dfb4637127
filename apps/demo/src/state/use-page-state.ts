import type { Experiment } from '@linnet/recipes/descriptions';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageState } from './page-state.js';

/** The state of the page, and what changes it. Every change is in the address at once. */
export interface PageControl {
  readonly state: PageState;
  /** With a `page` or `preset` and no `experiment`, the settings of that page or preset come with it. */
  change(patch: Partial<PageState>): void;
  changeExperiment(patch: Partial<Experiment>): void;
  /** Back to the settings of the preset. */
  reset(): void;
  /** What of the address could not be used. */
  readonly problems: readonly string[];
  /** Puts the problems away. */
  dismiss(): void;
}

/** Carries the page's state to whatever asks for it with `usePageState`. */
export const PageContext = createContext<PageControl | undefined>(undefined);

/** The state of the page that is open. Anything inside `PageProvider` may use it; all share one state. */
export function usePageState(): PageControl {
  const control = useContext(PageContext);
  if (control === undefined) throw new Error('usePageState is used outside of PageProvider.');
  return control;
}
