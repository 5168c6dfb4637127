import { mostTold, throwSome, unreadableFile } from '../throw-some.js';
import type { CsvRecord } from './records.js';

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number in a cell; NaN where there is none, or one beyond what a double holds. */
export function numberIn(cell: string): number {
  const value = number.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** True for cells that hold a number. */
export const isNumber = (cell: string): boolean => !Number.isNaN(numberIn(cell));

/** Numbers of some columns, row by row: throws LinnetError `bad-file` that names line, column and value of what is none. */
export function numbersIn(
  records: readonly CsvRecord[],
  columns: readonly number[],
  names: readonly string[],
): Float64Array {
  const data = new Float64Array(records.length * columns.length);
  const problems: string[] = [];
  let count = 0;
  records.forEach(({ line, cells }, row) => {
    columns.forEach((column, at) => {
      const cell = cells[column] ?? '';
      const value = numberIn(cell);
      data[row * columns.length + at] = value;
      if (!Number.isNaN(value)) return;
      count += 1;
      if (problems.length < mostTold) problems.push(cellProblem(cell, `Line ${line}, column "${names[column]}"`));
    });
  });
  throwSome(unreadableFile, count, problems);
  return data;
}

function cellProblem(cell: string, place: string): string {
  if (cell === '') return `${place} is empty; fill it in or leave the row out.`;
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}...` : cell;
  const advice = /^[+-]?\d*,\d+$/.test(cell) ? ' Write decimals with a point.' : '';
  return `${place}: "${shown}" is no finite number.${advice}`;
}
