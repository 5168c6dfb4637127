import { sizeOf, throwProblems } from '@linnet/core';
import type { DataNotes, NotedSamples } from './dataset.js';
import { firstTwice } from './first-twice.js';

/** Names of what is known about all rows. */
export const noteNames = ['sampleRate', 'columnNames', 'classNames'] as const satisfies (keyof DataNotes)[];

/** The notes among other properties; names are copied, what is absent stays absent. */
export const notesOf = ({ sampleRate, columnNames, classNames }: DataNotes): DataNotes => ({
  ...(sampleRate === undefined ? {} : { sampleRate }),
  ...(columnNames === undefined ? {} : { columnNames: copied(columnNames) }),
  ...(classNames === undefined ? {} : { classNames: copied(classNames) }),
});

/** What is no list is left to the checks. */
const copied = (names: readonly string[]): readonly string[] => (Array.isArray(names) ? [...names] : names);

/** Throws LinnetError `bad-option` that lists every note that cannot be true of the samples. */
export function checkNotes({ x, y, sampleRate, columnNames, classNames }: NotedSamples): void {
  throwProblems('bad-option', 'What is said about these data cannot be:', [
    ...(sampleRate === undefined ? [] : rateProblems(sampleRate)),
    ...(columnNames === undefined ? [] : columnProblems(columnNames, x.shape.at(-1) ?? 1)),
    ...(classNames === undefined ? [] : classProblems(classNames, y)),
  ]);
}

/** What is wrong with a sample rate. */
export const rateProblems = (rate: number): readonly string[] =>
  Number.isFinite(rate) && rate > 0 ? [] : [`sampleRate is ${rate}; use samples a second, a number above 0.`];

function columnProblems(names: readonly string[], columns: number): readonly string[] {
  const problems = nameProblems(names, 'columnNames');
  if (problems.length > 0 || names.length === columns) return problems;
  return [`columnNames has ${names.length} names; x has ${columns} columns.`];
}

function classProblems(names: readonly string[], y: NotedSamples['y']): readonly string[] {
  const problems = nameProblems(names, 'classNames');
  if (problems.length > 0) return problems;
  const columns = sizeOf(y.shape.slice(1));
  // One-hot targets of a single class have two columns.
  if (columns > 1) {
    return columns >= names.length ? [] : [`classNames has ${names.length} names; y has ${columns} columns.`];
  }
  const row = y.data.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < names.length));
  return row < 0
    ? []
    : [`classNames has ${names.length} names; y holds ${y.data[row]} in row ${row}, which is none of them.`];
}

function nameProblems(names: readonly string[], what: string): readonly string[] {
  const isTexts = Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
  if (!isTexts) return [`${what} must be a list of texts.`];
  const twice = firstTwice(names);
  return twice === undefined ? [] : [`${what} holds "${twice}" more than once.`];
}
