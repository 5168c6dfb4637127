import { LinnetError, type NdArray } from '@linnet/core';
import { mostTold, throwSome, unreadableFile } from '../throw-some.js';
import { isNumber, numbersIn } from './cells.js';
import type { NamedRecords } from './columns.js';
import type { CsvTargetOptions } from './options.js';
import type { CsvRecord } from './records.js';

/** Targets of a file: rows x columns, and the names of the classes where they are text. */
export interface Targets {
  readonly y: NdArray<Float64Array>;
  readonly classNames?: readonly string[];
}

/** One column of texts becomes class indices; numbers stay what they are. */
export function readTargets(
  named: NamedRecords,
  columns: readonly number[],
  { classNames }: CsvTargetOptions,
): Targets {
  const { records, names } = named;
  const [column] = columns;
  if (columns.length === 1 && column !== undefined && (classNames !== undefined || isText(records, column))) {
    return classesIn(named, column, classNames);
  }
  if (classNames !== undefined) {
    throw new LinnetError('bad-option', 'classNames is for one column of texts; there are several target columns.');
  }
  return { y: { data: numbersIn(records, columns, names), shape: [records.length, columns.length] } };
}

/** A number among texts, or a text among numbers, is more likely a mistake than a class. */
const isText = (records: readonly CsvRecord[], column: number): boolean =>
  records.every(({ cells }) => cells[column] !== '' && !isNumber(cells[column] ?? ''));

function classesIn({ records, names }: NamedRecords, column: number, given: readonly string[] | undefined): Targets {
  const cells = records.map((record) => record.cells[column] ?? '');
  const classNames = given ?? [...new Set(cells)].sort();
  const indices = new Map(classNames.map((name, index) => [name, index]));
  const unknown = records.filter((_, row) => !indices.has(cells[row] ?? ''));
  throwSome(
    unreadableFile,
    unknown.length,
    unknown
      .slice(0, mostTold)
      .map(
        (record) =>
          `Line ${record.line}, column "${names[column]}": "${record.cells[column]}" is none of the classes ${classNames.slice(0, 10).join(', ')}.`,
      ),
  );
  return {
    y: { data: Float64Array.from(cells, (cell) => indices.get(cell) ?? Number.NaN), shape: [records.length, 1] },
    classNames,
  };
}
