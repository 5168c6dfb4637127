import type { RecipeEvent, RecipeReport } from '../protocol/index.js';
import { counted } from './numbers.js';
import type { TableCell } from './table-columns.js';

/** What is known of a recipe that runs. */
export interface RecipeProgress extends Pick<RecipeEvent, 'networks' | 'epochs'> {
  /** What it printed, the newest last. */
  readonly lines: readonly string[];
}

/** Before it runs. */
export const noProgress: RecipeProgress = { lines: [], networks: 0, epochs: 0 };

/** Lines that are kept. */
const mostLines = 200;

/** What is known after an event. */
export const withEvent = ({ lines }: RecipeProgress, { text, networks, epochs }: RecipeEvent): RecipeProgress => ({
  lines: text === '' ? lines : [...lines, ...text.replace(/\n$/u, '').split('\n')].slice(-mostLines),
  networks,
  epochs,
});

/** How far it is, in one line. */
export const progressText = ({ networks, epochs }: RecipeProgress): string =>
  `${counted(networks, 'network')} trained, for ${counted(epochs, 'epoch')} together.`;

/** Outcomes as rows of a table; without what no outcome has anything to say of. */
export function outcomeTable(outcomes: RecipeReport['outcomes']): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
} {
  const verdict = (isReached: boolean | undefined): string => (isReached === undefined ? '' : isReached ? 'yes' : 'no');
  const columns = [
    { head: 'What', cells: outcomes.map(({ name }) => name) },
    { head: 'Stated', cells: outcomes.map(({ stated }) => stated) },
    { head: 'Bound', cells: outcomes.map(({ bound }) => bound) },
    { head: 'Reached', cells: outcomes.map(({ reached }) => reached) },
    { head: 'Holds', cells: outcomes.map(({ isReached }) => verdict(isReached)) },
    { head: 'Why', cells: outcomes.map(({ reason }) => reason) },
  ].filter(({ cells }) => cells.some((cell) => cell !== ''));
  return {
    head: columns.map(({ head }) => head),
    rows: outcomes.map((_, index) => columns.map(({ cells }) => cells[index] ?? '')),
  };
}
