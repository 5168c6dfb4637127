import { LinnetError, type NdArray, sizeOf, throwProblems } from '@linnet/core';
import { counted } from '@linnet/recipes';
import { optionName } from '../commands/option-name.js';
import { type SourceFlags, sourceSettings } from '../commands/source-options.js';
import type { SourceSettings } from '../data/source.js';
import { namesText, type UsedModel } from './model.js';

/**
 * Rows that stand on the command line, in the shape that the model takes.
 * @throws LinnetError `bad-option` for every row of another length
 */
export function givenRows({ model, trainedOn }: UsedModel, rows: readonly (readonly number[])[]): NdArray {
  const width = sizeOf(model.input);
  const wrong = rows.flatMap((row, index) =>
    row.length === width ? [] : [`row ${index + 1} has ${counted(row.length, 'number')}.`],
  );
  throwProblems('bad-option', `The model takes ${counted(width, 'number')} a row${namesText(trainedOn)}:`, wrong);
  return { data: Float64Array.from(rows.flat()), shape: [rows.length, ...model.input] };
}

/** What is about files of rows alone. */
const ofData = ['target', 'inputs', 'rows', 'dataSeed'] as const;

/** What a command line says about rows: where they are, or the numbers of each. */
export interface RowFlags extends SourceFlags {
  readonly row?: readonly (readonly number[])[];
}

/** Where rows to predict are: elsewhere, or on the command line. */
export type PredictRows = SourceSettings | readonly (readonly number[])[];

/** The rows that a command line means; throws where it names none, or several of them. */
export async function rowsMeant(data: string | undefined, flags: RowFlags): Promise<PredictRows> {
  if (flags.row !== undefined) {
    checkAlone(data, flags);
    return flags.row;
  }
  if (data !== undefined) return sourceSettings(data, flags);
  throw new LinnetError('bad-option', 'Say what to predict: a file of rows, or --row with the numbers of one.');
}

function checkAlone(data: string | undefined, flags: RowFlags): void {
  const idle = ofData.filter((name) => flags[name] !== undefined).map(optionName);
  throwProblems('bad-option', '--row gives the rows to predict:', [
    ...(data === undefined ? [] : [`there is ${data} as well; leave out one of both.`]),
    ...(idle.length === 0
      ? []
      : [`${idle.join(', ')} ${idle.length === 1 ? 'is for files; leave it' : 'are for files; leave them'} out.`]),
  ]);
}
