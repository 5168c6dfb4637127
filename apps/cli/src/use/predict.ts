import { type NdArray, rowOf, rowShape, sizeOf } from '@linnet/core';
import { writeWhole } from '@linnet/core/node';
import { counted } from '@linnet/recipes';
import { labels, multilabels } from 'linnet';
import Papa from 'papaparse';
import { hasColumns, type SourceSettings } from '../data/source.js';
import { givesProbabilities } from '../train/model-end.js';
import { indexNames } from '../train/task.js';
import { givenRows, type PredictRows } from './given-rows.js';
import { readInputs } from './inputs.js';
import { inputFor, readModel, type UsedModel } from './model.js';

/** What `linnet predict` takes. */
export interface PredictFlags {
  /** Names of classes, in the order of the outputs. */
  readonly classes?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

/** What a file of predictions holds. */
interface PredictionTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Predicts rows with a model that was saved. */
export async function predict(modelPath: string, rows: PredictRows, flags: PredictFlags): Promise<void> {
  const used = await readModel(modelPath);
  const x = 'source' in rows ? await sourceRows(used, rows) : givenRows(used, rows);
  const table = tableOf(used, flags.classes, await used.model.predict(x));
  await tell(table, flags);
}

async function sourceRows(used: UsedModel, source: SourceSettings): Promise<NdArray> {
  return inputFor(used, await readInputs(used, source), adviceFor(source.source));
}

function adviceFor(source: string): string | undefined {
  if (!hasColumns(source)) return undefined;
  return source.toLowerCase().endsWith('.npy')
    ? 'Name the columns that are inputs with --inputs, and another, which is not, with --target.'
    : 'Name the columns that are inputs with --inputs.';
}

async function tell({ fields, rows }: PredictionTable, { out, json }: PredictFlags): Promise<void> {
  const csv = `${Papa.unparse({ fields: [...fields], data: rows.map((row) => [...row]) }, { newline: '\n' })}\n`;
  if (out !== undefined) await writeWhole(out, csv);
  if (json === true) {
    const found = out === undefined ? { fields, rows } : { file: out };
    console.log(JSON.stringify({ rows: rows.length, ...found }, null, 2));
  } else if (out === undefined) process.stdout.write(csv);
  else console.log(`${out}: ${counted(rows.length, 'row')}`);
}

/** Of classes the name and each output; of labels their names and each output; of numbers these. */
function tableOf(
  { end, trainedOn }: UsedModel,
  named: readonly string[] | undefined,
  predicted: NdArray,
): PredictionTable {
  const outputs = sizeOf(rowShape(predicted.shape));
  const classes = outputs === 1 ? 2 : outputs;
  const known = named ?? trainedOn.classNames;
  const areProbabilities = givesProbabilities(end);
  const isNamed = known?.length === classes;
  const rowsWith = (told: (row: number) => readonly string[]) =>
    Array.from({ length: predicted.shape[0] ?? 0 }, (_, row) => [...told(row), ...rowOf(predicted, row)]);
  if (predicted.shape.length > 2 || !(areProbabilities || isNamed)) {
    return { fields: numbered('prediction', outputs), rows: rowsWith(() => []) };
  }
  const names = isNamed ? known : indexNames(classes);
  const prefix = areProbabilities ? 'probability' : 'prediction';
  const fields = (outputs === 1 ? names.slice(1) : names).map((name) => `${prefix}_${name}`);
  const areLabels = outputs > 1 && end.activation === 'sigmoid';
  const told = areLabels ? labelNames(predicted, names) : classNames(predicted, names);
  return { fields: [areLabels ? 'labels' : 'class', ...fields], rows: rowsWith((row) => [told(row)]) };
}

function classNames(predicted: NdArray, names: readonly string[]): (row: number) => string {
  const classes = labels(predicted);
  return (row) => names[classes[row] ?? 0] ?? '';
}

/** With spaces in between; none where a row has none. */
function labelNames(predicted: NdArray, names: readonly string[]): (row: number) => string {
  const found = multilabels(predicted);
  return (row) => {
    const own = rowOf(found, row);
    return names.filter((_, column) => own[column] === 1).join(' ');
  };
}

const numbered = (name: string, columns: number): readonly string[] =>
  columns === 1 ? [name] : Array.from({ length: columns }, (_, at) => `${name}_${at}`);
