import { dirname } from 'node:path';
import { LinnetError } from '@linnet/core';
import { isFile, readText, writeWhole } from '@linnet/core/node';
import { makeWritableFolder } from '../files.js';

/** Rows of one label. */
export interface LabelledRows {
  /** V. */
  readonly rows: readonly Float64Array[];
  readonly label: string;
  /** Hz. */
  readonly rate: number;
  /** Where they come from, for people. */
  readonly source: string;
}

/** What is in the file now. */
export interface RecordingsFile {
  readonly labels: Readonly<Record<string, number>>;
  /** The least and the greatest voltage. */
  readonly levels: { readonly low: number; readonly high: number };
}

/** The lines of a file of recordings. */
interface Lines {
  readonly source: string;
  /** `sample_0,...,sample_99,label`. */
  readonly names: string;
  readonly rate: number;
  readonly rows: readonly string[];
}

/**
 * Reads what is there, to add to it; undefined where there is no file.
 * @throws LinnetError `bad-option` where rows of this length and rate, with this label, cannot stand beside those there.
 */
export async function readRecordings(
  path: string,
  length: number,
  rate: number,
  label: string,
): Promise<Lines | undefined> {
  await makeWritableFolder(dirname(path));
  checkLabel(label);
  if (!(await isFile(path))) return undefined;
  const lines = (await readText(path)).split(/\r?\n/u).filter((line) => line !== '');
  const remarks = lines.filter((line) => line.startsWith('%'));
  const [names = '', ...rows] = lines.slice(remarks.length);
  const found = Number(/^% Acquisition rate: (\S+) Hz$/mu.exec(remarks.join('\n'))?.[1]);
  const source = /^% Source: (.*)$/mu.exec(remarks.join('\n'))?.[1] ?? '';
  if (names !== namesOf(length)) throw differs(path, `rows of other columns than ${length} samples and a label`);
  if (found !== rate) throw differs(path, `rows at ${found} Hz; these are to be at ${rate} Hz`);
  const other = rows.map(labelOf).find((one) => isNumeric(one) !== isNumeric(label));
  if (other !== undefined)
    throw differs(path, `the label ${other}; readers take labels that are all names, or all numbers`);
  return { source, names, rate, rows };
}

/** As text these take some 200 MB; files of columns that are read are bounded by that, too. */
const mostNumbers = 10_000_000;

/**
 * Checks that the rows fit into one file together.
 * @throws LinnetError `limit`
 */
export function checkRoom(path: string, there: Lines | undefined, rows: number, length: number): void {
  const total = (there?.rows.length ?? 0) + rows;
  if (total * length <= mostNumbers) return;
  throw new LinnetError(
    'limit',
    `${path} would hold ${total} rows of ${length} samples, more than ${mostNumbers} numbers. Record fewer --rows, or into another folder.`,
  );
}

/** Adds rows to those that were there, and writes the whole file at once. */
export async function writeRecordings(
  path: string,
  there: Lines | undefined,
  { rows, label, rate, source }: LabelledRows,
): Promise<RecordingsFile> {
  const all = [...(there?.rows ?? []), ...rows.map((row) => `${row.join(',')},${label}`)];
  const levels = levelsOf(all);
  const sources = [...new Set([...(there?.source ?? '').split('; ').filter(Boolean), source])].join('; ');
  const remarks = [`Source: ${sources}`, `Levels: ${levels.low} V to ${levels.high} V`, `Acquisition rate: ${rate} Hz`];
  const names = namesOf(rows[0]?.length ?? 0);
  await writeWhole(path, `${[...remarks.map((remark) => `% ${remark}`), names, ...all].join('\n')}\n`);
  const labels: Record<string, number> = {};
  for (const name of all.map(labelOf)) labels[name] = (labels[name] ?? 0) + 1;
  return { labels, levels };
}

const namesOf = (length: number): string => [...Array.from({ length }, (_, at) => `sample_${at}`), 'label'].join(',');

const labelOf = (row: string): string => row.slice(row.lastIndexOf(',') + 1);

const isNumeric = (label: string): boolean => Number.isFinite(Number(label));

function checkLabel(label: string): void {
  if (/^[^\s,;"%#][^,;"\n\r]*$/u.test(label) && label === label.trim() && label !== '__proto__') return;
  throw new LinnetError(
    'bad-option',
    `--label is ${JSON.stringify(label)}; use a name without commas, quotes and spaces around it.`,
  );
}

function levelsOf(rows: readonly string[]): RecordingsFile['levels'] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    for (const cell of row.slice(0, row.lastIndexOf(',')).split(',')) {
      low = Math.min(low, Number(cell));
      high = Math.max(high, Number(cell));
    }
  }
  return { low, high };
}

const differs = (path: string, what: string): LinnetError =>
  new LinnetError('bad-option', `${path} holds ${what}. Record into another folder with --out.`);
