import { join } from 'node:path';
import {
  type Arithmetic,
  type Exported,
  type ExporterPlugin,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  showValue,
  throwProblems,
  type Verification,
} from '@linnet/core';
import { isFolder, writeWhole } from '@linnet/core/node';
import type { SourceFlags } from '../commands/source-options.js';
import { findConfig } from '../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { makeWritableFolder } from '../files.js';
import { calibrationRows } from '../numbers/calibration.js';
import { type NumberFlags, saysNumbers, withoutIntegers } from '../numbers/formats.js';
import { loadPlugins, registryOf } from '../plugins.js';
import { quantised } from '../quantise/quantise.js';
import { readModel, type UsedModel } from '../use/model.js';
import { instrumentNotes } from './instrument-notes.js';
import { type ExporterFlags, exporterOptions } from './options.js';
import { documentOf, textOf } from './tell.js';
import { testVectors, verified } from './verify.js';

/** What `linnet export` takes. */
export interface ExportFlags extends NumberFlags, ExporterFlags {
  readonly to: string;
  readonly out?: string;
  readonly name?: string;
  readonly verify?: number | 'all';
  readonly verifySeed?: number;
  readonly plugin: readonly string[];
  readonly json?: boolean;
}

/** What came of an export. */
export interface ExportOutcome {
  readonly exporter: string;
  readonly arithmetic: Arithmetic;
  readonly exported: Exported;
  /** Undefined where nobody asked. */
  readonly verification?: Verification;
  /** Of the instrument that it is for, beside those of the report. */
  readonly notes: readonly string[];
  readonly files: readonly string[];
}

/** What the numbers of an export are, and rows to verify it with. */
interface Prepared {
  readonly artifact: ModelArtifact;
  readonly arithmetic: Arithmetic;
  readonly rows: NdArray | undefined;
}

/** Where Verilog, say, is asked for and no numbers are named. */
const usualBits = '16';

/** Exports a model that was saved; files are written once everything has been checked, and verified where that is asked for. */
export async function exportModel(path: string, flags: ExportFlags & SourceFlags): Promise<ExitCode> {
  const exporter = registryOf(await loadPlugins(flags.plugin, await findConfig())).exporter(flags.to);
  const used = await readModel(path);
  const { artifact, arithmetic, rows } = await prepare(exporter, used, flags);
  // Options come from a command line: exporters check them, as they check all that comes from files.
  const options = exporterOptions(withSampleRate(flags, used)) as never;
  throwProblems('refused', `This model cannot be exported as ${flags.to}:`, await exporter.check(artifact, options));
  const folder = flags.out ?? '.';
  const main = mainFile(options, exporter);
  await makeWritableFolder(folder);
  const exported = await exporter.export(artifact, options);
  const verification = await verificationOf(exporter, exported, { artifact, arithmetic, rows }, flags);
  if (verification === 'interrupted') return exitCodes.interrupted;
  const failed = (verification?.mismatches ?? 0) > 0;
  const files = failed ? [] : await writeFiles(exported, folder, main);
  const outcome: ExportOutcome = {
    exporter: flags.to,
    arithmetic,
    exported,
    ...(verification === undefined ? {} : { verification }),
    notes: instrumentNotes({ report: exported.report, rows, trainingRate: used.trainedOn.sampleRate }),
    files,
  };
  console.log(flags.json === true ? documentOf(outcome) : textOf(outcome));
  return failed ? exitCodes.failed : exitCodes.done;
}

/** The exporter that says how an instrument is set is told what the training data said of their rate. */
const withSampleRate = <Flags extends ExportFlags>(flags: Flags, { trainedOn: { sampleRate } }: UsedModel): Flags =>
  flags.to !== 'linn' || sampleRate === undefined ? flags : { sampleRate, ...flags };

/** The model in the numbers that the command line names, as far as the exporter writes them. */
async function prepare(
  { name, arithmetic: writes = ['float'] }: ExporterPlugin,
  used: UsedModel,
  flags: ExportFlags & SourceFlags,
): Promise<Prepared> {
  const isFloat = flags.format === 'float';
  const { artifact } = used;
  const wanted: Arithmetic = isFloat || (!saysNumbers(flags) && artifact.quantised === undefined) ? 'float' : 'integer';
  const arithmetic = writes.includes(wanted) || isNamed(flags) ? wanted : (writes[0] ?? 'float');
  checkWrites(name, writes, arithmetic);
  const read = await calibrationRows(used, flags);
  if (arithmetic === 'float') return { artifact: withoutIntegers(artifact), arithmetic, rows: read?.rows };
  if (artifact.quantised !== undefined && !saysNumbers(flags)) return { artifact, arithmetic, rows: read?.rows };
  const format = saysNumbers(flags) ? flags : { ...flags, format: usualBits };
  return { artifact: quantised(used, format, read?.rows).artifact, arithmetic, rows: read?.rows };
}

const isNamed = (flags: ExportFlags): boolean => flags.format !== undefined || saysNumbers(flags);

function checkWrites(name: string, writes: readonly Arithmetic[], arithmetic: Arithmetic): void {
  if (writes.includes(arithmetic)) return;
  const text =
    arithmetic === 'integer'
      ? `"${name}" writes floats, and what reads them chooses its own words; leave out the format.`
      : `"${name}" writes integers; give their format, such as --format 16.`;
  throw new LinnetError('bad-option', text);
}

async function verificationOf(
  exporter: ExporterPlugin,
  exported: Exported,
  { artifact, arithmetic, rows }: Prepared,
  { verify, verifySeed = 0 }: ExportFlags,
): Promise<Verification | 'interrupted' | undefined> {
  if (verify === undefined) return undefined;
  return verified(exporter, exported, () =>
    testVectors(artifact, { arithmetic, rows, count: verify, seed: verifySeed }),
  );
}

/** The name of the main file: exporters check the names that they write themselves, not whether it can be a file's. */
function mainFile({ name = 'network' }: { readonly name?: unknown }, { extension }: ExporterPlugin): string {
  if (typeof name === 'string' && /^[^./\\:*?"<>|\p{C}][^/\\:*?"<>|\p{C}]{0,99}$/u.test(name))
    return `${name}.${extension}`;
  const use = 'the name of a file without its folder, at most 100 characters; --out names the folder';
  throw new LinnetError('bad-option', `--name is ${showValue(name)}; use ${use}.`);
}

async function writeFiles({ bytes, beside = {} }: Exported, folder: string, main: string): Promise<readonly string[]> {
  const files = Object.entries({ [main]: bytes, ...beside });
  for (const [name] of files) await checkNoFolder(join(folder, name));
  for (const [name, content] of files) await writeWhole(join(folder, name), content);
  return files.map(([name]) => join(folder, name));
}

/** What is in the way of one file is found before the first is written. */
async function checkNoFolder(path: string): Promise<void> {
  if (await isFolder(path))
    throw new LinnetError('io', `${path} is a folder, where a file is to be; nothing was written.`);
}
