import { LinnetError, unknownName } from '@linnet/core';
import { firstTwice } from '../../first-twice.js';
import { isNumber } from './cells.js';
import type { Delimiter } from './delimiter.js';
import type { Column, CsvOptions, CsvTargetOptions } from './options.js';
import type { CsvRecord } from './records.js';
import type { Remarks } from './remarks.js';

/** The names of the columns, and the records below them. */
export interface NamedRecords {
  readonly names: readonly string[];
  readonly records: readonly CsvRecord[];
}

/** Finds the names: in the first line, in the last remark, or none, and then columns are called by their place. */
export function nameColumns(
  records: readonly CsvRecord[],
  { lines }: Remarks,
  delimiter: Delimiter,
  options: CsvOptions | CsvTargetOptions,
): NamedRecords {
  const [first] = records;
  if (first === undefined) throw new LinnetError('bad-file', 'This file holds no rows; is it the right one?');
  const remarked = lines
    .at(-1)
    ?.split(delimiter)
    .map((name) => name.trim());
  if (options.header !== true && remarked?.length === first.cells.length && first.cells.every(isNumber)) {
    return { names: checkedNames(remarked), records };
  }
  if (isHeader(first, options)) return { names: checkedNames(first.cells), records: records.slice(1) };
  return { names: first.cells.map((_, at) => nameOf(at)), records };
}

const nameOf = (at: number): string => `column_${at}`;

/** Texts alone are names and numbers alone are a row. Where they are mixed, a name among the options decides. */
function isHeader({ line, cells }: CsvRecord, options: CsvOptions | CsvTargetOptions): boolean {
  if (options.header !== undefined) return options.header;
  if (cells.every(isNumber)) return false;
  if (!cells.some(isNumber)) return true;
  const named =
    'target' in options ? [options.target, options.inputs, options.time].flat() : [options.inputs, options.time].flat();
  if (named.some((column) => typeof column === 'string' && cells.includes(column))) return true;
  throw new LinnetError(
    'bad-option',
    `Line ${line} holds texts and numbers (${cells.slice(0, 5).join(', ')}${cells.length > 5 ? ', ...' : ''}); say whether it names the columns: header: true or header: false.`,
  );
}

/** Names that are not there are made up; one that is there twice is refused, for it says nothing. */
function checkedNames(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell, at) => (cell === '' ? nameOf(at) : cell));
  const twice = firstTwice(names);
  if (twice === undefined) return names;
  throw new LinnetError('bad-file', `Two columns are called "${twice}"; rename one, or use header: false and indices.`);
}

/** The index of a column that an option names. */
export function columnIndex(column: Column, names: readonly string[]): number {
  if (typeof column === 'string') {
    const at = names.indexOf(column);
    if (at < 0) throw unknownName('column', column, names);
    return at;
  }
  const at = column < 0 ? names.length + column : column;
  if (at >= 0 && at < names.length) return at;
  throw new LinnetError(
    'bad-option',
    `There is no column ${column}; there are ${names.length}: use 0 to ${names.length - 1}, or -1 for the last.`,
  );
}

/** The indices of the inputs: those that are named, or all but `others`. A column is used once. */
export function inputColumns(
  inputs: readonly Column[] | undefined,
  names: readonly string[],
  others: readonly number[],
): readonly number[] {
  if (inputs === undefined) {
    const left = [...names.keys()].filter((column) => !others.includes(column));
    if (left.length > 0) return left;
    throw new LinnetError('bad-option', `The columns ${names.join(', ')} are all targets or times; there is no input.`);
  }
  const columns = inputs.map((column) => columnIndex(column, names));
  const taken = columns.find((column, at) => others.includes(column) || columns.indexOf(column) !== at);
  if (taken === undefined) return columns;
  throw new LinnetError(
    'bad-option',
    `The column "${names[taken]}" is used twice; a column is one of inputs, targets and times.`,
  );
}
