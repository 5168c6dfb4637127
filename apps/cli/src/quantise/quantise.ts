import { writeWhole } from '@linnet/core/node';
import { formatQuantisation, LinnetError, type Quantisation, quantise, stringifyModel } from 'linnet';
import type { Figure } from 'linnet/plot';
import type { SourceFlags } from '../commands/source-options.js';
import { makeWritableFolder } from '../files.js';
import { calibrationRows } from '../numbers/calibration.js';
import { type NumberFlags, quantiseOptions } from '../numbers/formats.js';
import { readModel, type UsedModel } from '../use/model.js';
import { sweepModel } from './sweep.js';
import { writePage } from './write-page.js';

/** What `linnet quantise` takes. */
export interface QuantiseFlags extends NumberFlags {
  /** Lengths of words; true without any. */
  readonly sweep?: readonly number[] | true;
  readonly metric?: 'accuracy' | 'meanSquaredError';
  readonly save?: string;
  readonly out?: string;
  readonly png?: boolean;
  readonly json?: boolean;
}

/** What is told of a model: as text, as plain data, and in figures. */
export interface Told {
  readonly text: string;
  readonly document: object;
  readonly figures: readonly Figure[];
}

/** Quantises a model that was saved, or sweeps over bits, and tells what came of it. */
export async function quantiseModel(path: string, flags: QuantiseFlags & SourceFlags): Promise<void> {
  checkTogether(flags);
  const used = await readModel(path);
  if (flags.out !== undefined) await makeWritableFolder(flags.out);
  const told = flags.sweep === undefined ? await quantiseOnce(used, flags) : await sweepModel(used, flags);
  const files = flags.out === undefined ? [] : await writePage(told, flags.out, flags.png === true);
  const saved = flags.save === undefined ? [] : [flags.save];
  const all = [...saved, ...files];
  if (flags.json === true) console.log(JSON.stringify({ ...told.document, files: all }, null, 2));
  else console.log([told.text.trimEnd(), ...all.map((file) => `  ${file}`)].join('\n'));
}

function checkTogether({ sweep, save, metric, format, weights, activations, input, layer = [] }: QuantiseFlags): void {
  if (sweep === undefined) {
    if (metric !== undefined) throw new LinnetError('bad-option', '--metric scores a sweep; give --sweep as well.');
    return;
  }
  const given = Object.entries({ format, weights, activations, input, layer: layer[0] });
  const idle = given.filter(([, value]) => value !== undefined).map(([name]) => `--${name}`);
  if (idle.length > 0)
    throw new LinnetError('bad-option', `--sweep sets the formats itself; leave out ${idle.join(', ')}.`);
  if (save !== undefined)
    throw new LinnetError('bad-option', '--sweep makes no model to --save; quantise with one format.');
}

async function quantiseOnce(used: UsedModel, flags: QuantiseFlags & SourceFlags): Promise<Told> {
  const calibration = await calibrationRows(used, flags);
  const made = quantised(used, flags, calibration?.rows);
  if (flags.save !== undefined) await writeWhole(flags.save, stringifyModel(made.artifact));
  const on = calibration === undefined ? [] : [`Ranges and errors: ${calibration.source}`, ''];
  const { rangeFigures } = await import('./figures.js');
  return {
    text: [...on, formatQuantisation(made.report)].join('\n'),
    document: { report: made.report },
    figures: flags.out === undefined ? [] : rangeFigures(made.report),
  };
}

/** Quantises with what the command line says; what `quantise` asks for is said in its options. */
export function quantised(
  { artifact }: UsedModel,
  flags: NumberFlags,
  calibration: Parameters<typeof quantiseOptions>[1],
): Quantisation {
  try {
    return quantise(artifact, quantiseOptions(flags, calibration));
  } catch (cause) {
    const lacksRows = LinnetError.is(cause) && calibration === undefined && cause.message.includes('calibration rows');
    if (!lacksRows) throw cause;
    const { code, message, problems } = cause;
    throw new LinnetError(code, `${message}\nHere: --data FILE, or a generator of "linnet data".`, { problems, cause });
  }
}
