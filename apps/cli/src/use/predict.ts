import { type NdArray, rowOf, rowShape, sizeOf } from '@linnet/core';
import { writeWhole } from '@linnet/core/node';
import { labels, multilabels } from 'linnet';
import Papa from 'papaparse';
import type { SourceSettings } from '../data/source.js';
import { givesProbabilities } from '../train/model-end.js';
import { indexNames } from '../train/task.js';
import { readInputs } from './inputs.js';
import { inputFor, readModel, type UsedModel } from './model.js';

/** What `linnet predict` takes. */
export interface PredictFlags {
  readonly out?: string;
  readonly json?: boolean;
}

/** What a file of predictions holds. */
interface PredictionTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Predicts rows with a model that was saved. */
export async function predict(modelPath: string, source: SourceSettings, { out, json }: PredictFlags): Promise<void> {
  const used = await readModel(modelPath);
  const x = inputFor(used, await readInputs(used, source));
  const table = tableOf(used, source, await used.model.predict(x));
  const { fields, rows } = table;
  const csv = `${Papa.unparse({ fields: [...fields], data: rows.map((row) => [...row]) }, { newline: '\n' })}\n`;
  if (out !== undefined) await writeWhole(out, csv);
  if (json === true)
    console.log(JSON.stringify({ rows: rows.length, ...(out === undefined ? table : { file: out }) }, null, 2));
  else if (out === undefined) process.stdout.write(csv);
  else console.log(`${out}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
}

/** Of classes the name and each output; of labels their names and each output; of numbers these. */
function tableOf({ end, trainedOn }: UsedModel, source: SourceSettings, predicted: NdArray): PredictionTable {
  const outputs = sizeOf(rowShape(predicted.shape));
  const classes = outputs === 1 ? 2 : outputs;
  const known = source.classNames ?? trainedOn.classNames;
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
