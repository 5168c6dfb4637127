import { join } from 'node:path';
import { type BackendVerdict, LinnetError } from '@linnet/core';
import { readText } from '@linnet/core/node';
import type { RecipeOptions } from '@linnet/recipes';
import { type DeviceOptions, isDeviceOptions } from '../closed-loop/options.js';
import { exists } from '../files.js';
import { isTrainSettings, type TrainSettings } from '../train/settings.js';

/** What a recipe was run with. */
export interface KeptOptions extends RecipeOptions {
  /** The instrument that what was trained is tried on. */
  readonly device?: DeviceOptions;
}

/** What is to run, with everything that decides its results: kept in `run.json`, so that it can go on. */
export interface JobDescription {
  readonly format: 'linnet-run/1';
  readonly kind: 'recipe' | 'job' | 'train';
  readonly name: string;
  /** Of a job file. */
  readonly path?: string;
  /** Of a recipe. */
  readonly options?: KeptOptions;
  /** Of a training on one's own data. */
  readonly train?: TrainSettings;
  /** What these data said, for those that the model is used on later. */
  readonly trainedOn?: TrainedOn;
  readonly backend: string;
  /** Packages, or files with their whole paths. */
  readonly plugins: readonly string[];
  /** Of the config file whose plugins took part. */
  readonly config?: string;
}

/** How data were read that a model was trained on. */
export interface TrainedOn {
  /** Names of the inputs, in their order. */
  readonly columns?: readonly string[];
  /** Names of the classes, in the order of the outputs. */
  readonly classNames?: readonly string[];
  /** Samples a second, where the data told it. */
  readonly sampleRate?: number;
}

/** `run.json`: the description, and what the run is made of. */
export interface RunFile extends JobDescription {
  readonly versions: Readonly<Record<string, string>>;
  readonly started: string;
  /** Which backend ran the last fit, and why not each of the others. */
  readonly backends?: readonly BackendVerdict[];
  /** Of this run, relative to the folder. */
  readonly files: readonly string[];
}

/**
 * Reads the `run.json` of a folder; undefined where there is none.
 * @throws LinnetError `bad-file` for a file that is damaged, or another program's.
 */
export async function readRunFile(folder: string): Promise<RunFile | undefined> {
  const path = join(folder, 'run.json');
  if (!(await exists(path))) return undefined;
  const file = parse(await readText(path));
  if (isRunFile(file)) return file;
  checkFormat(file, path);
  throw new LinnetError(
    'bad-file',
    `${path} does not describe a run of linnet, or is damaged. Move it away, or use another folder.`,
  );
}

/** Throws for a file of another version, whatever else it holds. */
function checkFormat(file: unknown, path: string): void {
  const { format } = typeof file === 'object' && file !== null ? (file as { readonly format?: unknown }) : {};
  const [, version] = /^linnet-run\/(\d+)$/u.exec(String(format)) ?? [];
  if (version === undefined || version === '1') return;
  throw new LinnetError(
    'bad-file',
    `${path} is of another version of linnet: its format is "linnet-run/${version}"; this version reads "linnet-run/1". Update linnet, or use another folder.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRunFile(value: unknown): value is RunFile {
  if (typeof value !== 'object' || value === null) return false;
  const { format, kind, name, path, options, train, trainedOn, backend, plugins, files } = value as Partial<
    Record<keyof RunFile, unknown>
  >;
  return (
    format === 'linnet-run/1' &&
    typeof name === 'string' &&
    typeof backend === 'string' &&
    isTexts(plugins) &&
    isTexts(files) &&
    ((kind === 'job' && typeof path === 'string') ||
      (kind === 'recipe' && isKeptOptions(options)) ||
      (kind === 'train' && isTrainSettings(train) && isTrainedOn(trainedOn)))
  );
}

const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((entry) => typeof entry === 'string');

function isTrainedOn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { columns = [], classNames = [], sampleRate = 1 } = value as Partial<Record<keyof TrainedOn, unknown>>;
  return isTexts(columns) && isTexts(classNames) && typeof sampleRate === 'number' && sampleRate > 0;
}

function isKeptOptions(value: unknown): value is KeptOptions {
  if (typeof value !== 'object' || value === null) return false;
  const {
    seed,
    dataSeed,
    epochs = 1,
    patience = 1,
    seeds = 1,
    experiment = '',
    device,
  } = value as Partial<Record<keyof KeptOptions, unknown>>;
  if (device !== undefined && !isDeviceOptions(device)) return false;
  return typeof experiment === 'string' && [seed, dataSeed, epochs, patience, seeds].every(Number.isInteger);
}
