import { checkOptions, LinnetError, optionKinds, rowOf, rowShape, rowsOf, sizeOf } from '@linnet/core';
import Papa from 'papaparse';
import type { Dataset } from '../../dataset.js';
import { firstTwice } from '../../first-twice.js';
import { either, listOf } from '../../option-kinds.js';
import { isTable, type Table } from '../../table.js';
import { checkTextSize, numberText } from '../number-text.js';
import { rateIn } from './remarks.js';

/** Options of {@link formatCsv}. */
export interface FormatCsvOptions {
  /** Name of the target column, or names where there are several. Default `target`, or the class names of one-hot targets. */
  readonly target?: string | readonly string[];
}

/**
 * A data set or a table as the text of a CSV file that `parseCsv` reads back to the same numbers. Rows of more axes are
 * written side by side; a target with class names is written by name; a sample rate goes into a line above,
 * `% Acquisition rate: ... Hz`, which other programs may have to be told to skip.
 * @throws LinnetError `bad-option` for names that do not fit the columns, and for data sets with weights, which a CSV file
 *   has no place for: `formatDataset` keeps them; `bad-value` for numbers that are not finite, `limit` for more of them than
 *   text can hold: .npy files take both.
 *
 * @example
 * ```ts
 * formatCsv(fromArrays([[1, 2]], [0], { columnNames: ['a', 'b'] }), { target: 'kind' }); // 'a,b,kind\n1,2,0\n'
 * ```
 */
export function formatCsv(data: Dataset | Table, options: FormatCsvOptions = {}): string {
  checkOptions('formatCsv', options, { target: either(optionKinds.text, listOf(optionKinds.text)) });
  checkTextSize(isTable(data) ? data.values.data.length : data.x.data.length + data.y.data.length);
  const { remarks, fields, rows } = isTable(data) ? tableParts(data, options) : datasetParts(data, options);
  const rate =
    data.sampleRate === undefined || rateIn(remarks) !== undefined ? [] : [`Acquisition rate: ${data.sampleRate} Hz`];
  const above = [...remarks, ...rate].map((remark) => `% ${remark}\n`).join('');
  return `${above}${Papa.unparse({ fields: [...fields], data: rows }, { newline: '\n' })}\n`;
}

/** What a file is made of. */
interface CsvParts {
  readonly remarks: readonly string[];
  readonly fields: readonly string[];
  readonly rows: string[][];
}

function tableParts({ values, columnNames, times, remarks }: Table, { target }: FormatCsvOptions): CsvParts {
  if (target !== undefined) throw new LinnetError('bad-option', 'target is for data sets; a table has none.');
  const rows = Array.from({ length: rowsOf(values) }, (_, row) => {
    const cells = Array.from(rowOf(values, row), numberText);
    return times === undefined ? cells : [numberText(times[row] as number), ...cells];
  });
  // The last remark may name the columns: the line below does so too, in its place.
  const told = remarks.filter((remark) => !namesColumns(remark, columnNames));
  return { remarks: told, fields: times === undefined ? columnNames : ['Time (s)', ...columnNames], rows };
}

function namesColumns(remark: string, names: readonly string[]): boolean {
  const cells = remark.split(',').map((cell) => cell.trim());
  return names.every((name) => cells.includes(name));
}

function datasetParts(data: Dataset, options: FormatCsvOptions): CsvParts {
  const { x, y, rows: count } = data;
  if (data.weights !== undefined) {
    throw new LinnetError('bad-option', 'A CSV file has no place for weights; formatDataset keeps them.');
  }
  const columns = sizeOf(rowShape(x.shape));
  const inputs =
    data.columnNames?.length === columns ? data.columnNames : Array.from({ length: columns }, (_, at) => `x_${at}`);
  const rows = Array.from({ length: count }, (_, row) => [
    ...Array.from(rowOf(x, row), numberText),
    ...targetCells(data, row),
  ]);
  return { remarks: [], fields: distinct([...inputs, ...targetNames(data, sizeOf(rowShape(y.shape)), options)]), rows };
}

function targetCells({ y, classNames }: Dataset, row: number): readonly string[] {
  const values = Array.from(rowOf(y, row));
  if (classNames === undefined || values.length !== 1) return values.map(numberText);
  return values.map((value) => classNames[value] ?? numberText(value));
}

function targetNames({ classNames }: Dataset, columns: number, { target }: FormatCsvOptions): readonly string[] {
  if (target === undefined) {
    if (columns === 1) return ['target'];
    return classNames?.length === columns ? classNames : Array.from({ length: columns }, (_, at) => `target_${at}`);
  }
  const names = [target].flat();
  if (names.length === columns) return names;
  throw new LinnetError('bad-option', `target has ${names.length} names; y has ${columns} columns.`);
}

function distinct(names: readonly string[]): readonly string[] {
  const twice = firstTwice(names);
  if (twice === undefined) return names;
  throw new LinnetError('bad-option', `Two columns would be called "${twice}"; name the target otherwise.`);
}
