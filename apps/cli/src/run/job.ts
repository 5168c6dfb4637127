import { dirname, resolve } from 'node:path';
import { LinnetError, unknownName } from '@linnet/core';
import { findRecipe, type Recipe, type RunResult, recipes, seedsOf } from '@linnet/recipes';
import { devicePart } from '../closed-loop/on-device.js';
import { type DeviceFlags, deviceOptions, resumedDevice } from '../closed-loop/options.js';
import { type FoundConfig, readConfig } from '../config.js';
import { exists } from '../files.js';
import { given } from '../options.js';
import { type JobDescription, type KeptOptions, readRunFile } from './description.js';
import type { RunFlags } from './run.js';

/** A job that can start. */
export interface Job extends JobDescription {
  /** What it returns, or exports: of a job file anything at all. */
  start(): Promise<RunResult | Readonly<Record<string, unknown>>>;
  /** What is done with a result once training is over, and adds to it; a signal ends it. */
  finish?(result: RunResult, signal: AbortSignal): Promise<RunResult>;
}

/** The recipe or job file that a command line means. */
export async function resolveJob(
  target: string | undefined,
  flags: RunFlags,
  found: FoundConfig | undefined,
): Promise<Job> {
  const named = target ?? configuredJob(found);
  if (named === undefined) {
    const names = recipes.map(({ name }) => name).join(', ');
    throw new LinnetError('bad-option', `Say what to run: a recipe (${names}) or a job file such as ./job.ts.`);
  }
  const common = { format: 'linnet-run/1', ...environmentOf(flags, found) } as const;
  return isPath(named) ? jobFile(named, flags, common) : recipeJob(named, flags, common);
}

/** The job of a run folder, with its options and its config; only the number of epochs may be another. */
export async function resumeJob(
  folder: string,
  target: string | undefined,
  flags: RunFlags,
): Promise<readonly [Job, FoundConfig | undefined]> {
  const others = ['seed', 'dataSeed', 'patience', 'experiment', 'seeds', 'out', 'backend'].filter(
    (name) => name in flags,
  );
  if (target !== undefined || others.length > 0 || flags.plugin.length > 0) {
    throw new LinnetError(
      'bad-option',
      '--resume goes on with the options of the run; only --epochs and --json (and --png, and --device with its options) can be given with it.',
    );
  }
  const file = await readRunFile(folder);
  if (file === undefined) {
    throw new LinnetError(
      'bad-option',
      `${folder} holds no run: there is no run.json in it. Give the folder that "linnet run" named.`,
    );
  }
  const { files: _files, versions: _versions, started: _started, backends: _backends, ...description } = file;
  return [await resumed(description, flags), await configOf(description)];
}

async function resumed(description: JobDescription, flags: RunFlags): Promise<Job> {
  const { epochs } = flags;
  if (description.options === undefined) checkNoDevice(`The run of ${description.name}`, flags);
  if (description.train !== undefined) {
    const { trainJob } = await import('../train/job.js');
    return trainJob({ ...description.train, ...(epochs === undefined ? {} : { epochs }) }, description);
  }
  if (description.options !== undefined) {
    const device = resumedDevice(description.options.device, flags);
    if (device !== undefined) checkHasDevice(findRecipe(description.name));
    const options = { ...description.options, ...given({ epochs, device }) };
    return recipeStart({ ...description, options }, flags);
  }
  if (epochs !== undefined) throw new LinnetError('bad-option', 'A job file sets its own epochs: change them there.');
  return jobStart(description, description.path ?? '');
}

async function configOf({ config }: JobDescription): Promise<FoundConfig | undefined> {
  return config === undefined ? undefined : { path: config, config: await readConfig(config) };
}

/** Backend, plugins and config of a command line. */
export const environmentOf = (
  { backend, plugin }: Pick<RunFlags, 'backend' | 'plugin'>,
  found: FoundConfig | undefined,
): Pick<JobDescription, 'backend' | 'plugins' | 'config'> => ({
  backend: backend ?? found?.config.backend ?? 'auto',
  plugins: plugin.map((name) => (isPath(name) ? resolve(name) : name)),
  ...(found === undefined ? {} : { config: found.path }),
});

type Common = Pick<JobDescription, 'format' | 'backend' | 'plugins' | 'config'>;

function recipeJob(name: string, flags: RunFlags, common: Common): Job {
  const recipe = findRecipe(name);
  checkTakes(recipe, flags);
  const { epochs, patience, experiment, seeds } = flags;
  if (experiment !== undefined) checkExperiment(recipe, experiment);
  const device = deviceOptions(flags);
  if (device !== undefined) checkHasDevice(recipe);
  const options: KeptOptions = {
    ...seedsOf(recipe, flags),
    ...(epochs === undefined ? {} : { epochs }),
    ...(patience === undefined ? {} : { patience }),
    ...(experiment === undefined ? {} : { experiment }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(device === undefined ? {} : { device }),
  };
  return recipeStart({ ...common, kind: 'recipe', name, options }, flags);
}

/** An option that a recipe would do nothing with is an error. */
function checkTakes({ name, takes = [] }: Recipe, flags: RunFlags): void {
  for (const option of ['patience', 'seeds'] as const) {
    if (flags[option] !== undefined && !takes.includes(option))
      throw new LinnetError('bad-option', `The recipe ${name} does not take --${option}.`);
  }
}

function checkExperiment({ name, experiments = {} }: Recipe, experiment: string): void {
  const known = Object.keys(experiments);
  if (known.length === 0) throw new LinnetError('bad-option', `The recipe ${name} has no experiments.`);
  if (!known.includes(experiment)) throw unknownName(`experiment of ${name}`, experiment, known);
}

function checkHasDevice({ name }: Recipe): void {
  if (!Object.hasOwn(devicePart, name)) throw noDevice(`The recipe ${name}`);
}

function checkNoDevice(name: string, flags: DeviceFlags): void {
  if (deviceOptions(flags) !== undefined) throw noDevice(name);
}

function noDevice(what: string): LinnetError {
  const names = Object.keys(devicePart);
  return new LinnetError(
    'bad-option',
    `${what} has no part for an instrument: --device is for ${names.join(', ')}. Its networks can be uploaded with "linnet device upload".`,
  );
}

const recipeStart = (
  description: JobDescription & { readonly options: KeptOptions },
  { yes: mayReplace = false }: DeviceFlags,
): Job => ({
  ...description,
  start: async () => {
    const { run } = await findRecipe(description.name).load();
    return run(description.options);
  },
  finish: async (result, signal) => {
    const { device, dataSeed } = description.options;
    const loadPart = device === undefined ? undefined : devicePart[description.name];
    if (device === undefined || loadPart === undefined) return result;
    const onDevice = await loadPart();
    return onDevice(result, { device, dataSeed, signal, mayReplace });
  },
});

async function jobFile(named: string, flags: RunFlags, common: Common): Promise<Job> {
  const path = resolve(named);
  if (!(await exists(path))) throw new LinnetError('bad-option', `There is no job file ${named}.`);
  const given = (['epochs', 'patience', 'seed', 'dataSeed', 'experiment', 'seeds'] as const).filter(
    (name) => flags[name] !== undefined,
  );
  if (given.length > 0) {
    throw new LinnetError(
      'bad-option',
      `A job file sets its own ${given.join(', ')}: change it there. These options are for recipes.`,
    );
  }
  const name = path.replace(/^.*[\\/]/u, '').replace(/\.[^.]+$/u, '');
  checkNoDevice(`The job ${name}`, flags);
  return jobStart({ ...common, kind: 'job', name, path }, path);
}

const jobStart = (description: JobDescription, path: string): Job => ({
  ...description,
  start: async () => {
    const { importModule } = await import('../import-module.js');
    return importModule(path);
  },
});

/** True for what names a file rather than a recipe or a package. */
const isPath = (named: string): boolean =>
  /^\.|^\/|^[a-z]:|\.[cm]?[jt]s$/iu.test(named) || (/[\\/]/u.test(named) && !named.startsWith('@'));

const configuredJob = (found: FoundConfig | undefined): string | undefined =>
  found?.config.job === undefined ? undefined : resolve(dirname(found.path), found.config.job);
