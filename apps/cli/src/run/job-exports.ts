import { isAbsolute, normalize } from 'node:path';
import { nearestName } from '@linnet/core';
import type { RunResult } from '@linnet/recipes';

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
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(members).every(([name, check]) => check(value[name]));
const isFunction: Check = (value) => typeof value === 'function';
const isNumber: Check = (value) => typeof value === 'number';
const isNumbers = isListOf(isNumber);
const isProportion = has({ accuracy: isNumber, rows: isNumber, interval: isNumbers });

const reserved = /^(?:run|model|metrics|checkpoint-\d+)\.json$|^history\.csv$|^report\.html$|^\.lock$/u;

/** A name that stays within the run folder, and is not one of the run's own. */
const isFileName: Check = (value) =>
  typeof value === 'string' &&
  value !== '' &&
  !isAbsolute(value) &&
  !normalize(value).startsWith('..') &&
  !reserved.test(normalize(value));

const isBytes: Check = (value) => value instanceof Uint8Array;
const isFilesOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.entries(value).every(([name, content]) => isFileName(name) && check(content));
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isExportedFile = has({
  name: isFileName,
  exported: has({ bytes: isBytes, beside: optional(isFilesOf(isBytes)) }),
  beside: optional(isFilesOf((content) => isText(content) || isBytes(content))),
});
const isOutcome = has({
  name: isText,
  value: isNumber,
  isShare: optional((value) => typeof value === 'boolean'),
  atLeast: optional(isNumber),
  atMost: optional(isNumber),
  stated: optional(isText),
  source: optional(isText),
  reason: optional(isText),
});

const expected: Readonly<Record<keyof RunResult, { readonly is: Check; readonly what: string }>> = {
  title: { is: isText, what: 'a text' },
  lead: { is: isText, what: 'a text' },
  model: { is: has({ summary: isFunction, toArtifact: isFunction, parameters: isNumber }), what: 'a compiled model' },
  history: {
    is: has({
      loss: isNumbers,
      learningRate: isNumbers,
      epochs: isNumber,
      run: has({ backend: isObject, seeds: isObject }),
    }),
    what: 'the history of a fit',
  },
  metrics: {
    is: has({ train: optional(isProportion), validation: optional(isProportion) }),
    what: '{ train, validation } as accuracyWithInterval gives them, or one of the two',
  },
  outcomes: {
    is: isListOf(isOutcome),
    what: 'a list of { name, value, isShare, atLeast, atMost, stated, source, reason }',
  },
  device: { is: isObject, what: 'an object of what came back from an instrument' },
  latencyCycles: { is: Number.isFinite, what: 'a number' },
  figures: { is: isListOf(has({ title: isText, draw: isFunction })), what: 'a list of figures of linnet/plot' },
  files: {
    is: isListOf(isExportedFile),
    what: 'a list of { name, exported, beside }, with names within the run folder that the run itself does not use',
  },
  sections: { is: isListOf(isObject), what: 'a list of sections of a report' },
};

/** Picks what a run keeps from what a job exports; promises are waited for. A bad export does not keep the others from being kept. */
export async function keepExports(exported: Readonly<Record<string, unknown>>): Promise<JobExports> {
  noteMisspelt(Object.keys(exported));
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

/** A job may export whatever it likes, so a name that is nearly one of ours is worth a word and no more. */
function noteMisspelt(exported: readonly string[]): void {
  const names = Object.keys(expected);
  for (const name of exported) {
    const near = names.includes(name) ? undefined : nearestName(name, names);
    if (near !== undefined)
      console.error(`Note: the job exports "${name}", which is not kept; did you mean "${near}"?`);
  }
}
