import { throwProblems } from '@linnet/core';

/** How many problems are told one by one. */
export const mostTold = 5;

/** Throws one LinnetError `bad-file` for the first of many problems, and says how many more there are; nothing where there is none. */
export function throwSome(heading: string, count: number, told: readonly string[]): void {
  const shown = told.slice(0, mostTold);
  const more = count > shown.length ? [`And ${count - shown.length} more like these.`] : [];
  throwProblems('bad-file', heading, [...shown, ...more]);
}

/** What is said of a file of columns above its problems. */
export const unreadableFile = 'This file cannot be read:';
