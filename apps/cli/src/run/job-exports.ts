import { isAbsolute, normalize } from 'node:path';
import type { RunResult } from './result.js';

/** What a job exports, as far as it can be kept, and what cannot. */
export interface JobExports {
  readonly result: RunResult;
  /** One line for each export that is not what its name says. */
  readonly problems: readonly string[];
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText: Check = (value) => typeof value === 'string';
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const has =
  (...names: readonly string[]): Check =>
  (value) =>
    isObject(value) && names.every((name) => name in value);
const isProportion = has('accuracy', 'rows', 'interval');

/** A name that stays within the run folder. */
const isFileName: Check = (value) =>
  typeof value === 'string' && value !== '' && !isAbsolute(value) && !normalize(value).startsWith('..');

const expected: Readonly<Record<keyof RunResult, { readonly is: Check; readonly what: string }>> = {
  title: { is: isText, what: 'a text' },
  lead: { is: isText, what: 'a text' },
  model: { is: has('summary', 'toArtifact', 'parameters'), what: 'a compiled model' },
  history: { is: has('loss', 'epochs', 'run'), what: 'the history of a fit' },
  metrics: {
    is: (value) => isObject(value) && Object.values(value).every(isProportion),
    what: '{ train, validation } as accuracyWithInterval gives them',
  },
  latencyCycles: { is: Number.isFinite, what: 'a number' },
  figures: { is: isListOf(has('title', 'draw')), what: 'a list of figures of linnet/plot' },
  files: {
    is: isListOf(
      (file) =>
        isObject(file) && isFileName(file.name) && isObject(file.exported) && file.exported.bytes instanceof Uint8Array,
    ),
    what: 'a list of { name, exported }, names within the run folder',
  },
  sections: { is: isListOf(isObject), what: 'a list of sections of a report' },
};

/** Picks what a run keeps from what a job exports; promises are waited for. A bad export does not keep the others from being kept. */
export async function keepExports(exported: Readonly<Record<string, unknown>>): Promise<JobExports> {
  const problems: string[] = [];
  const kept: [string, unknown][] = [];
  for (const [name, { is, what }] of Object.entries(expected)) {
    const value = await Promise.resolve(exported[name]).catch((reason) => reason);
    if (value === undefined) continue;
    if (is(value)) kept.push([name, value]);
    else problems.push(`"${name}" is not ${what}`);
  }
  return { result: Object.fromEntries(kept), problems };
}
