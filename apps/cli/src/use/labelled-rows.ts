import type { Dataset } from 'linnet';
import { asNumeric } from '../data/numeric-names.js';
import { hasColumns, readSource, type SourceSettings } from '../data/source.js';
import { missingColumns } from './missing-columns.js';
import { inputFor, type UsedModel } from './model.js';
import { settingsFor } from './source-for.js';

/** Rows with the model's columns, and its classes by their indices. */
export async function dataFor(used: UsedModel, source: SourceSettings): Promise<Dataset> {
  const { data, test } = await readSource(settingsFor(used, source)).catch((error: unknown) => {
    throw missingColumns(error, source, ['target', 'inputs']);
  });
  // Of rows that are kept apart at the source, those are measured that no training has seen.
  const rows = test ?? data;
  const named = asNumeric(rows, used.trainedOn.classNames);
  const advice = hasColumns(source.source) ? [targetAdvice] : [];
  return named.withX(inputFor(used, named.x, ...advice));
}

const targetAdvice = 'Name the target with --target, and the inputs with --inputs.';
