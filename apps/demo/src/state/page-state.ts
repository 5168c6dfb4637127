import type { Experiment } from '@linnet/recipes/descriptions';
import type { Show } from '../protocol/index.js';
import type { PageName } from './page-name.js';

export type { PageName, TutorialName } from './page-name.js';

/** All that an address holds: whoever opens it sees the same page and trains the same network, to the bit. */
export interface PageState {
  readonly page: PageName;
  /** The settings that were started from: for tutorials, the name of one of its experiments. */
  readonly preset: string | undefined;
  readonly experiment: Experiment;
  /** How many networks are trained side by side: from the experiment's seed, and from those after it. */
  readonly seeds: number;
  readonly show: Show;
}
