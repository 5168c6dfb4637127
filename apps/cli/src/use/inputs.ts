import { extname } from 'node:path';
import { LinnetError, type NdArray } from '@linnet/core';
import { counted, countText } from '@linnet/recipes';
import { readCsv, readNpy } from 'linnet/node';
import { asData, checkSize, readSource, type SourceSettings } from '../data/source.js';
import { exists } from '../files.js';
import { given } from '../options.js';
import { missingColumns } from './missing-columns.js';
import type { UsedModel } from './model.js';

/** Rows to predict: of files of columns without their target, of all others as they are read. */
export async function readInputs(used: UsedModel, source: SourceSettings): Promise<NdArray> {
  const extension = extname(source.source).toLowerCase();
  const isColumns = ['.csv', '.tsv', '.txt', '.npy'].includes(extension) && (await exists(source.source));
  if (!isColumns || source.target !== undefined) return dataRows(source);
  await checkSize(source.source);
  const { inputs = extension === '.npy' ? undefined : used.trainedOn.columns } = source;
  try {
    return limited(await columnRows(source.source, extension, inputs), source.rows);
  } catch (error) {
    throw asData(missingColumns(error, source, ['inputs']));
  }
}

async function dataRows(source: SourceSettings): Promise<NdArray> {
  const { data, test } = await readSource(source);
  return (test ?? data).x;
}

async function columnRows(path: string, extension: string, inputs: SourceSettings['inputs']): Promise<NdArray> {
  if (extension !== '.npy') return (await readCsv(path, given({ inputs }))).values;
  if (inputs === undefined) return readNpy(path);
  throw new LinnetError('bad-option', `--inputs of a .npy file goes with --target, the column that is none of them.`);
}

function limited({ data, shape }: NdArray, rows: number | undefined): NdArray {
  const [all = 0, ...row] = shape;
  if (rows === undefined) return { data, shape };
  if (rows > all)
    throw new LinnetError('bad-option', `--rows asks for ${counted(rows, 'row')}; there are ${countText(all)}.`);
  return { data: data.slice(0, (data.length / all) * rows), shape: [rows, ...row] };
}
