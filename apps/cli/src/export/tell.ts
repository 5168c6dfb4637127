import type { Verification } from '@linnet/core';
import { tableText } from 'linnet/plot';
import type { ExportOutcome } from './export.js';

/** What `--json` prints. */
export function documentOf({ exporter, arithmetic, exported, verification, notes, files }: ExportOutcome): string {
  const verified = verification === undefined ? {} : { verified: { ...verification, by: verification.by ?? null } };
  return JSON.stringify({ exporter, arithmetic, files, notes, ...verified, report: exported.report }, null, 2);
}

/** What a person reads: the numbers of the report, what came of verifying, and the files. */
export function textOf({ exporter, arithmetic, exported, verification, notes, files }: ExportOutcome): string {
  const numbers = arithmetic === 'integer' ? 'integers' : 'floats';
  const { facts, lists } = factsOf(exported.report);
  return [
    `${exporter}, in ${numbers}`,
    ...(facts.length === 0 ? [] : [tableText({ head: ['Report', ''], rows: facts })]),
    ...lists,
    ...notes.map((note) => `- ${note}`),
    ...(verification === undefined ? [] : verifiedLines(verification)),
    ...files.map((file) => `  ${file}`),
  ].join('\n');
}

/** Numbers and texts of a report, and what holds only numbers, as lines of a table, and its lists of sentences; what is deeper is for --json. */
function factsOf(report: unknown): { readonly facts: (string | number)[][]; readonly lists: readonly string[] } {
  const entries = typeof report === 'object' && report !== null ? Object.entries(report) : [];
  const isSentences = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return {
    facts: entries.flatMap(([name, value]) => {
      if (typeof value === 'number') return [[words(name), value]];
      if (typeof value === 'string' || typeof value === 'boolean') return [[words(name), String(value)]];
      const numbers = numbersText(value);
      return numbers === undefined ? [] : [[words(name), numbers]];
    }),
    lists: entries.flatMap(([name, value]) =>
      (name === 'notes' || name === 'assumptions') && isSentences(value) ? value.map((line) => `- ${line}`) : [],
    ),
  };
}

/** `{ weights: 72, tables: 0 }` as "weights 72, tables 0", and [17, 25] as "17, 25"; undefined of what holds anything else. */
function numbersText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, number]) => typeof number === 'number')) return undefined;
  return entries.map(([name, number]) => (Array.isArray(value) ? `${number}` : `${words(name)} ${number}`)).join(', ');
}

/** `latencyCycles` as `latency cycles`. */
const words = (name: string): string => name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

function verifiedLines({ vectors, mismatches, by, worst, notes }: Verification): readonly string[] {
  const rows = vectors === 1 ? 'row' : 'rows';
  const line =
    by === undefined
      ? 'Not verified.'
      : mismatches === 0
        ? `Verified on ${vectors.toLocaleString('en-US')} ${rows} by ${by}: all agree${worst === 0 ? '' : `, worst difference ${worst.toPrecision(3)}`}.`
        : `NOT EQUAL: ${mismatches} of ${vectors} rows differ (${by}), worst difference ${worst.toPrecision(3)}; no file was written.`;
  return [line, ...notes.map((note) => `- ${note}`)];
}
