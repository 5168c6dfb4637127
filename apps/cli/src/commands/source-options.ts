import { isAbsolute } from 'node:path';
import type { Command } from 'commander';
import type { SourceSettings } from '../data/source.js';
import { given } from '../options.js';
import { columnList, listOf, seedNumber, someName, wholeNumber } from './arguments.js';

/** What a command line says about data. */
export interface SourceFlags {
  readonly target?: SourceSettings['target'];
  readonly inputs?: SourceSettings['inputs'];
  readonly classes?: readonly string[];
  readonly rows?: number;
  readonly dataSeed?: number;
}

/** Of generators where none is given. */
export const usualSeed = 42;

/** What every verb says about its data. */
export const sourceText =
  'a file (.csv, .tsv, .npy, .json, X_1.dat), a folder of .dat files or with Train and Test in it, or a generator of "linnet data"';

/** Adds the options of a source. */
export const addSourceOptions = (command: Command): Command =>
  command
    .option('--target <columns>', 'of files of columns: what to predict, by name or index (-1 is the last)', columnList)
    .option(
      '--inputs <columns>',
      'of files of columns: the inputs, such as a,b or 0-99 (default: the others)',
      columnList,
    )
    .option('--classes <names>', 'of a target of texts: the classes in their order (default: sorted)', listOf(someName))
    .option('--rows <n>', 'take the first rows; of a generator: how many to draw', wholeNumber(1))
    .option('--data-seed <n>', `of a generator (default: ${usualSeed})`, seedNumber);

/** The source that a command line means. */
export async function sourceSettings(source: string, flags: SourceFlags): Promise<SourceSettings> {
  const { locate } = await import('../data/source.js');
  const { target, inputs, classes, rows, dataSeed } = flags;
  const settings = { source: await locate(source), ...given({ target, inputs, classNames: classes, rows }) };
  if (!isAbsolute(settings.source)) return { ...settings, seed: dataSeed ?? usualSeed };
  if (dataSeed === undefined) return settings;
  const { LinnetError } = await import('@linnet/core');
  throw new LinnetError('bad-option', `--data-seed is for generators; ${source} holds its rows.`);
}
