import { type TutorialName, tutorialNames } from '@linnet/recipes/descriptions';

export type { TutorialName };

/** The pages of the site, as addresses name them; the first is where one lands. Those of tutorials have their names. */
export const pageNames = ['start', ...tutorialNames, 'playground', 'instrument'] as const;

/** One of them. */
export type PageName = (typeof pageNames)[number];

/** Whether there is a page of this name. */
export const isPageName = (name: string): name is PageName => pageNames.some((known) => known === name);

/** Whether it is a page of a tutorial. */
export const isTutorialName = (name: PageName): name is TutorialName => tutorialNames.some((known) => known === name);
