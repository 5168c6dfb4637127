import { defaultState, presetsOf } from './defaults.js';
import type { Entries } from './member-texts.js';
import { isPageName, type PageName } from './page-name.js';
import type { PageState } from './page-state.js';
import { experimentTexts, type Given, readExperiment } from './read-experiment.js';
import { isOfView, readView, viewTexts } from './read-view.js';

/** What an address says, and what of it could not be used. */
export interface ParsedAddress {
  readonly state: PageState;
  readonly problems: readonly string[];
}

/**
 * The part of an address from `#` on, with all that the state holds.
 *
 * @example
 * ```ts
 * formatAddress(defaultState('circles', 'm8')); // '#/circles?preset=m8&data=circles&data.seed=42&...'
 * ```
 */
export function formatAddress(state: PageState): string {
  if (state.page === 'start') return '#/';
  const parameters = new URLSearchParams(textsOfState(state).map(([name, text]) => [name, text]));
  // Colons and commas, of which layers are full, may stand in this part of an address as they are.
  return `#/${state.page}?${parameters.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

/**
 * The state that an address holds. What is missing is as in the page's preset; what makes no sense is too, and is told.
 * Numbers come back to the bit.
 */
export function parseAddress(hash: string): ParsedAddress {
  const [path = '', ...queries] = hash.replace(/^#?\/?/u, '').split('?');
  const page = path === '' ? 'start' : path;
  if (page === 'start') return startWith([]);
  if (isPageName(page)) return readState(page, givenBy(queries.join('?')));
  return startWith([
    `There is no page "${page}" here. It may have another name now, or be of a later version of the site.`,
  ]);
}

const startWith = (problems: readonly string[]): ParsedAddress => ({ state: defaultState('start'), problems });

const textsOfState = (state: PageState): Entries => [
  ...(state.preset === undefined ? [] : [['preset', state.preset] as const]),
  ...experimentTexts(state.experiment),
  ...viewTexts(state),
];

function givenBy(query: string): Given {
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}

function readState(page: PageName, given: Given): ParsedAddress {
  const preset = given.get('preset')?.join(' and ');
  const usual = defaultState(page, preset);
  const others = new Map([...given].filter(([name]) => name !== 'preset' && !isOfView(name)));
  const { experiment, problems } = readExperiment(others, usual.experiment);
  const seen = readView(given, usual);
  return {
    state: { ...usual, experiment, ...seen.view },
    problems: [...presetProblems(page, preset), ...problems, ...seen.problems],
  };
}

function presetProblems(page: PageName, preset: string | undefined): readonly string[] {
  const known = presetsOf(page);
  if (preset === undefined || known.includes(preset)) return [];
  return [`preset is "${preset}"; ${known.length === 0 ? 'this page has none' : `use ${known.join(', ')}`}.`];
}
