import type { Dataset } from 'linnet';
import { asNumeric } from '../data/numeric-names.js';
import { readSource, type SourceSettings } from '../data/source.js';
import { inputFor, type UsedModel } from './model.js';
import { settingsFor } from './source-for.js';

/** Rows with the model's columns, and its classes by their indices. */
export async function dataFor(used: UsedModel, source: SourceSettings): Promise<Dataset> {
  const { data, test } = await readSource(settingsFor(used, source));
  // Of rows that are kept apart at the source, those are measured that no training has seen.
  const rows = test ?? data;
  const named = asNumeric(rows, used.trainedOn.classNames);
  return named.withX(inputFor(used, named.x));
}
