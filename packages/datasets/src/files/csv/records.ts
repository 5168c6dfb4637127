import { LinnetError } from '@linnet/core';
import Papa from 'papaparse';
import { mostTold, throwSome, unreadableFile } from '../throw-some.js';
import type { Delimiter } from './delimiter.js';

/** A line of a file, or several where a cell in quotes goes over them. */
export interface CsvRecord {
  /** Its (first) line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells of all lines that are not empty. `linesAbove` stand over this text in the file. */
export function readRecords(body: string, linesAbove: number, delimiter: Delimiter): readonly CsvRecord[] {
  const { data, errors } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  const records = withLines(data, linesAbove);
  if (quotes !== undefined) {
    const line = records[quotes.row ?? 0]?.line ?? linesAbove + 1;
    throw new LinnetError(
      'bad-file',
      `A cell in quotes that begins in or after line ${line} does not end as it should: ${quotes.message}.`,
    );
  }
  return records.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
}

function withLines(data: readonly (readonly string[])[], linesAbove: number): readonly CsvRecord[] {
  let line = linesAbove + 1;
  return data.map((cells) => {
    const record = { line, cells: cells.map((cell) => cell.trim()) };
    line += 1 + cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
    return record;
  });
}

/** Throws LinnetError `bad-file` for lines that have not as many cells as there are columns. */
export function checkWidths(records: readonly CsvRecord[], columns: number): void {
  const wrong = records.filter(({ cells }) => cells.length !== columns);
  throwSome(
    unreadableFile,
    wrong.length,
    wrong
      .slice(0, mostTold)
      .map(({ line, cells }) => `Line ${line} has ${cells.length} cells; there are ${columns} columns.`),
  );
}
