import { showValue, wholeFrom } from '@linnet/core';
import { mostSeeds } from '../protocol/index.js';
import { type Entries, type MemberValue, readTexts, textsOf } from './member-texts.js';
import type { PageState } from './page-state.js';
import type { Given } from './read-experiment.js';

/** What of a page's state is not its experiment: how many networks, and what is drawn of them. */
export type PageView = Pick<PageState, 'seeds' | 'show'>;

/** What stands under one name in an address. */
interface Kind<T> {
  readonly name: string;
  readonly is: (value: unknown) => value is T;
  readonly use: string;
}

const whole = (name: string, least: number, most: number): Kind<number> => {
  const { is, use } = wholeFrom(least, most);
  return { name, is: (value): value is number => is(value), use };
};

const inBits = wholeFrom(2, 32);

const kinds = {
  seeds: whole('seeds', 1, mostSeeds),
  resolution: whole('show.resolution', 0, 256),
  bits: {
    name: 'show.bits',
    is: (value): value is number => value === 0 || inBits.is(value),
    use: `0 for none, or ${inBits.use}`,
  } satisfies Kind<number>,
  units: {
    name: 'show.units',
    is: (value) => typeof value === 'boolean',
    use: 'true or false',
  } satisfies Kind<boolean>,
};

const names: readonly string[] = Object.values(kinds).map(({ name }) => name);

/** Whether a name in an address is one of these. */
export const isOfView = (name: string): boolean => names.includes(name);

/** `seeds=1&show.resolution=60&...`. */
export const viewTexts = ({ seeds, show: { resolution, bits, units } }: PageView): Entries => [
  ...textsOf({ seeds }),
  ...textsOf({ resolution, bits, units }, 'show.'),
];

/** What an address has of it; the usual value stands in for what is missing or makes no sense, which is told. */
export function readView(
  given: Given,
  usual: PageView,
): { readonly view: PageView; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = <T extends MemberValue>({ name, is, use }: Kind<T>, like: T): T => {
    const texts = given.get(name);
    const value = texts === undefined ? like : readTexts(texts, like);
    if (is(value)) return value;
    problems.push(`${name} is ${showValue(value)}; use ${use}.`);
    return like;
  };
  const { resolution, bits, units } = usual.show;
  const show = {
    resolution: read(kinds.resolution, resolution),
    bits: read(kinds.bits, bits),
    units: read(kinds.units, units),
  };
  return { view: { seeds: read(kinds.seeds, usual.seeds), show }, problems };
}
