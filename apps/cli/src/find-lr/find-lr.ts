import { join, resolve } from 'node:path';
import { LinnetError } from '@linnet/core';
import { writeWhole } from '@linnet/core/node';
import { counted } from '@linnet/recipes';
import { findLearningRate, type LearningRateSweep, withRunContext } from 'linnet';
import { learningRateSweep } from 'linnet/plot';
import Papa from 'papaparse';
import { findConfig } from '../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { writeFigureFiles } from '../figure-files.js';
import { makeWritableFolder } from '../files.js';
import { given } from '../options.js';
import { loadPlugins, registryOf } from '../plugins.js';
import { catchInterrupts } from '../run/interrupts.js';
import { environmentOf } from '../run/job.js';
import { checkBackend, type OutputFlags } from '../run/run.js';
import { nextFolder } from '../run/run-folder.js';
import { prepare } from '../train/prepare.js';
import type { TrainSettings } from '../train/settings.js';

/** What `linnet find-lr` takes beside a training. */
export interface SweepFlags extends OutputFlags {
  readonly from?: number;
  readonly to?: number;
  readonly steps?: number;
  readonly smoothing?: number;
  readonly backend?: string;
  readonly plugin: readonly string[];
}

/** Tries learning rates on the data and the model of a training, and tells which to take. */
export async function findRate(settings: TrainSettings, flags: SweepFlags): Promise<ExitCode> {
  const found = await findConfig();
  const { backend, plugins } = environmentOf(flags, found);
  const registry = registryOf(await loadPlugins(plugins, found));
  checkBackend(registry, backend);
  const { name, model, sets, choices } = await prepare(settings);
  const { from, to, steps, smoothing } = flags;
  checkRange(flags);
  const folder = flags.out === undefined ? await nextFolder(`${name}-find-lr`) : resolve(flags.out);
  await makeWritableFolder(folder);
  console.error(choices.join('\n'));
  const interrupts = catchInterrupts();
  const { batchSize, seed } = settings;
  try {
    const options = { batchSize, seed, ...given({ from, to, steps, smoothing }) };
    const sweep = await withRunContext({ registry, backend, signal: interrupts.signal }, () =>
      findLearningRate(model, sets.train, options),
    );
    const files = await writeSweep(folder, sweep, flags.png === true);
    tell(sweep, files, flags.json === true);
    return sweep.interrupted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    interrupts.release();
    registry.dispose();
  }
}

function checkRange({ from = 1e-8, to = 1 }: SweepFlags): void {
  if (from < to) return;
  throw new LinnetError('bad-option', `--from is ${from} and --to ${to}; the first rate must be below the last.`);
}

/** The figure, where there is something to draw, and a line of CSV for each batch. */
async function writeSweep(folder: string, sweep: LearningRateSweep, png: boolean): Promise<readonly string[]> {
  const { rates, losses, smoothed } = sweep;
  const csv = join(folder, 'learning-rates.csv');
  const data = rates.map((rate, at) => [rate, losses[at], smoothed[at]]);
  const fields = ['learning_rate', 'loss', 'smoothed_loss'];
  await writeWhole(csv, `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`);
  if (rates.length === 0) return [csv];
  return [csv, ...(await writeFigureFiles(join(folder, 'learning-rates'), learningRateSweep(sweep), png))];
}

function tell(
  { suggestion, rates, stoppedEarly, interrupted, seed }: LearningRateSweep,
  files: readonly string[],
  json: boolean,
): void {
  if (json) {
    const document = { suggestion: suggestion ?? null, tried: rates.length, stoppedEarly, interrupted, seed, files };
    console.log(JSON.stringify(document, null, 2));
    return;
  }
  const [first = 0, last = 0] = [rates[0], rates.at(-1)];
  const range = `${counted(rates.length, 'rate')} from ${short(first)} to ${short(last)}${stoppedEarly ? ', where the loss left its best value behind' : ''}`;
  console.log(
    suggestion === undefined
      ? `No learning rate makes the loss fall (${range}). Scale the data, or try other layers.`
      : `Suggested learning rate: ${short(suggestion)} (${range})\nTrain with it: --learning-rate ${short(suggestion)}`,
  );
  for (const file of files) console.log(`  ${file}`);
}

const short = (rate: number): string => String(Number(rate.toPrecision(2)));
