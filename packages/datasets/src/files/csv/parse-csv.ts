import { LinnetError, showValue } from '@linnet/core';
import { checkNumbers } from '../../checks.js';
import type { Dataset } from '../../dataset.js';
import { checkedDataset } from '../../from-arrays.js';
import type { Table } from '../../table.js';
import { liAdvice } from '../li-files.js';
import { numbersIn } from './cells.js';
import { columnIndex, inputColumns, type NamedRecords, nameColumns } from './columns.js';
import { guessDelimiter } from './delimiter.js';
import { type CsvOptions, type CsvTargetOptions, checkCsvOptions } from './options.js';
import { checkWidths, readRecords } from './records.js';
import { type Remarks, rateIn, readRemarks } from './remarks.js';
import { readTargets } from './targets.js';
import { agreedRate, rateOfTimes, timeColumn } from './times.js';

/**
 * The text of a CSV file: as a data set where `target` names what to predict, else as a table, such as a recording to cut
 * into windows. Columns hold finite numbers, with a point for decimals; a target may be text and becomes class indices.
 *
 * Files of the Moku instruments have lines above the data that begin with %: the sample rate is taken from
 * `% Acquisition rate: ... Hz`, the names of the channels from the last line, and the column `Time (s)` is no input. All
 * these lines are in the table's `remarks`.
 * @throws LinnetError `bad-file` that names line, column and value of the first bad cells and how many there are;
 *   `bad-option`, `unknown-name` for columns there are not; `limit` for more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = parseCsv('a,b,kind\n1,2,sine\n3,4,square', { target: 'kind' });
 * data.classNames; // ['sine', 'square']
 * const recording = parseCsv(text, { inputs: ['Input 1 (V)'] });
 * const rows = windows(recording, { length: 100, label: 0 });
 * ```
 */
export function parseCsv(text: string, options: CsvTargetOptions): Dataset;
/** As a table, where nothing is to be predicted. Throws the same errors. */
export function parseCsv(text: string, options?: CsvOptions): Table;
export function parseCsv(text: string, options: CsvOptions | CsvTargetOptions = {}): Dataset | Table {
  checkCsvOptions(options);
  const source = readSource(text, options);
  if (!('target' in options) || options.target === undefined) return tableOf(source, []);
  const targets = [options.target].flat().map((column) => columnIndex(column, source.named.names));
  const { values, columnNames, sampleRate } = tableOf(source, targets);
  const rate = sampleRate === undefined ? {} : { sampleRate };
  return checkedDataset({ x: values, columnNames, ...rate, ...readTargets(source.named, targets, options) });
}

/** What is in a CSV file, before anybody says what is to be predicted. */
export interface CsvContents {
  /** Of all columns, those of times and of texts too. */
  readonly columnNames: readonly string[];
  readonly rows: number;
}

/**
 * Looks what columns a file has, whatever is in their cells: to ask which of them is to be predicted.
 * @throws LinnetError as {@link parseCsv} does for text that is no such file.
 */
export function inspectCsv(text: string, options: CsvOptions = {}): CsvContents {
  checkCsvOptions(options);
  const { names, records } = readSource(text, options).named;
  return { columnNames: names, rows: records.length };
}

/** A file whose columns have names. */
interface Source {
  readonly options: CsvOptions;
  readonly remarks: Remarks;
  readonly named: NamedRecords;
}

function readSource(text: string, options: CsvOptions | CsvTargetOptions): Source {
  if (typeof text !== 'string')
    throw new LinnetError('bad-file', `parseCsv takes the text of a file; it was given ${showValue(text)}.`);
  if (text.slice(0, 1000).includes('\0')) throw new LinnetError('bad-file', `This file is not text. ${liAdvice}`);
  const remarks = readRemarks(text);
  const delimiter = options.delimiter ?? guessDelimiter(remarks.body);
  const records = readRecords(remarks.body, remarks.lines.length, delimiter);
  const named = nameColumns(records, remarks, delimiter, options);
  const { names } = named;
  const rows = named.records.length;
  if (rows === 0) throw new LinnetError('bad-file', 'This file names columns and holds no rows.');
  checkWidths(named.records, names.length);
  checkNumbers(rows * names.length, `${rows} rows of ${names.length} columns`, 'Split the file.');
  return { options, remarks, named };
}

/** Inputs and times; `targets` are neither. */
function tableOf({ options, remarks, named }: Source, targets: readonly number[]): Table {
  const { names, records } = named;
  const timeAt = timeColumn(options, names, remarks.lines.length > 0);
  const inputs = inputColumns(options.inputs, names, [...targets, ...(timeAt === undefined ? [] : [timeAt])]);
  const times = timeAt === undefined ? undefined : numbersIn(records, [timeAt], names);
  const measured = times === undefined ? undefined : rateOfTimes(times);
  const sampleRate = options.sampleRate ?? agreedRate(rateIn(remarks.lines), measured);
  return {
    values: { data: numbersIn(records, inputs, names), shape: [records.length, inputs.length] },
    columnNames: inputs.map((column) => names[column] ?? ''),
    remarks: remarks.lines,
    ...(times === undefined ? {} : { times }),
    ...(sampleRate === undefined ? {} : { sampleRate }),
  };
}
