/** The pages of the site, as addresses name them; the first is where one lands. */
export const pageNames = [
  'start',
  'moku-classifier',
  'sine-square',
  'circles',
  'threshold-lstm',
  'classification',
  'playground',
  'instrument',
] as const;

/** One of them. */
export type PageName = (typeof pageNames)[number];

/** The pages of the five tutorials: each has the name of its recipe. */
export type TutorialName = Exclude<PageName, 'start' | 'playground' | 'instrument'>;

/** Whether there is a page of this name. */
export const isPageName = (name: string): name is PageName => pageNames.some((known) => known === name);

/** Whether it is a page of a tutorial. */
export const isTutorialName = (name: PageName): name is TutorialName =>
  name !== 'start' && name !== 'playground' && name !== 'instrument';
