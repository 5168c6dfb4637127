import { LinnetError, type NdArray } from '@linnet/core';
import type { Dataset } from 'linnet';
import { type SourceFlags, sourceSettings } from '../commands/source-options.js';
import { hasColumns, type SourceSettings } from '../data/source.js';
import { readInputs } from '../use/inputs.js';
import { dataFor } from '../use/labelled-rows.js';
import { inputFor, type UsedModel } from '../use/model.js';
import { settingsFor } from '../use/source-for.js';
import type { NumberFlags } from './formats.js';

/** Rows for ranges and errors, and where they are from. */
export interface Rows<Read> {
  readonly rows: Read;
  readonly source: string;
}

/** What a command line says about data, or what the model was trained on where it says nothing and that is still there. */
async function settingsOf(used: UsedModel, flags: NumberFlags & SourceFlags): Promise<SourceSettings | undefined> {
  if (flags.data !== undefined) return sourceSettings(flags.data, flags);
  return used.trainingData;
}

/** The inputs of these data; no targets are asked for. */
export async function calibrationRows(
  used: UsedModel,
  flags: NumberFlags & SourceFlags,
): Promise<Rows<NdArray> | undefined> {
  const settings = await settingsOf(used, flags);
  if (settings === undefined) return undefined;
  const asked = flags.data !== undefined;
  try {
    // Files of columns without a target named may be inputs alone.
    const known = hasColumns(settings.source) && settings.target === undefined ? settings : settingsFor(used, settings);
    return { rows: inputFor(used, await readInputs(used, known)), source: settings.source };
  } catch (error) {
    if (asked || !LinnetError.is(error)) throw error;
    console.error(`Note: the data of the training cannot be read (${error.message}); give rows with --data.`);
    return undefined;
  }
}

/** The same rows with their targets. */
export async function labelledRows(
  used: UsedModel,
  flags: NumberFlags & SourceFlags,
): Promise<Rows<Dataset> | undefined> {
  const settings = await settingsOf(used, flags);
  return settings === undefined ? undefined : { rows: await dataFor(used, settings), source: settings.source };
}
