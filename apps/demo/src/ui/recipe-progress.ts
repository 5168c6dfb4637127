import type { EpochEvent, RecipeReport, TrainingEvent } from '../engine/protocol.js';
import { countText, numberText, shareText } from './numbers.js';
import type { TableCell } from './table-columns.js';

/** What is known of a recipe that runs. */
export interface RecipeProgress {
  /** The worker's last words, the newest last. */
  readonly lines: readonly string[];
  /** Epochs of all its networks together. */
  readonly epochs: number;
  readonly last: EpochEvent | undefined;
}

/** Before it runs. */
export const noProgress: RecipeProgress = { lines: [], epochs: 0, last: undefined };

/** Lines that are kept. */
const mostLines = 200;

/** What is known after an event. */
export function withEvent(progress: RecipeProgress, event: TrainingEvent): RecipeProgress {
  if (event.kind === 'epochs')
    return { ...progress, epochs: progress.epochs + event.epochs.length, last: event.epochs.at(-1) ?? progress.last };
  if (event.kind !== 'text') return progress;
  return { ...progress, lines: [...progress.lines, ...event.text.split('\n')].slice(-mostLines) };
}

/** How far it is, in one line. */
export function progressText({ epochs, last }: RecipeProgress): string {
  if (last === undefined) return 'Starting.';
  const accuracy = last.accuracy === undefined ? '' : `, accuracy ${shareText(last.accuracy)}`;
  return `${countText(epochs)} epochs trained; now epoch ${countText(last.epoch + 1)}, loss ${numberText(last.loss)}${accuracy}.`;
}

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
