import { dirname, join, resolve } from 'node:path';
import { LinnetError } from '@linnet/core';
import type { FoundConfig } from '../config.js';
import { exists, readText } from '../files.js';
import { findRecipe, recipes } from '../recipes/index.js';
import type { RecipeOptions } from '../recipes/recipe.js';
import type { RunResult } from './result.js';
import type { RunFlags } from './run.js';

/** What is to run, with everything that decides its results: kept in `run.json`, so that it can go on. */
export interface JobDescription {
  readonly format: 'linnet-run/1';
  readonly kind: 'recipe' | 'job';
  readonly name: string;
  /** Of a job file. */
  readonly path?: string;
  /** Of a recipe. */
  readonly options?: RecipeOptions;
  readonly backend: string;
  readonly plugins: readonly string[];
}

/** A job that can start. */
export interface Job extends JobDescription {
  start(quiet: boolean): Promise<RunResult>;
}

/** The recipe or job file that a command line means. */
export async function resolveJob(
  target: string | undefined,
  flags: RunFlags,
  found: FoundConfig | undefined,
): Promise<Job> {
  const named = target ?? configuredJob(found);
  if (named === undefined) {
    throw new LinnetError(
      'bad-option',
      `Say what to run: a recipe (${recipes.map(({ name }) => name).join(', ')}) or a job file such as ./job.ts.`,
    );
  }
  const common = {
    format: 'linnet-run/1',
    backend: flags.backend ?? found?.config.backend ?? 'auto',
    plugins: flags.plugin,
  } as const;
  return isPath(named) ? jobFile(named, flags, common) : recipeJob(named, flags, common);
}

/** The job of a run folder, with its options; only the number of epochs may be another. */
export async function resumeJob(folder: string, target: string | undefined, flags: RunFlags): Promise<Job> {
  const others = ['seed', 'dataSeed', 'patience', 'out', 'backend'].filter((name) => name in flags);
  if (target !== undefined || others.length > 0 || flags.plugin.length > 0) {
    throw new LinnetError(
      'bad-option',
      `--resume goes on with the options of the run; only --epochs and --json can be given with it.`,
    );
  }
  const description = await readDescription(folder);
  if (description.kind === 'job') {
    if (flags.epochs !== undefined)
      throw new LinnetError('bad-option', 'A job file sets its own epochs: change them there.');
    return withStart(description, description.path ?? '');
  }
  const { options } = description;
  return recipeStart({
    ...description,
    options: {
      ...(options ?? { seed: 0, dataSeed: 0 }),
      ...(flags.epochs === undefined ? {} : { epochs: flags.epochs }),
    },
  });
}

type Common = Pick<JobDescription, 'format' | 'backend' | 'plugins'>;

function recipeJob(name: string, flags: RunFlags, common: Common): Job {
  const recipe = findRecipe(name);
  const seed = flags.seed ?? recipe.defaultSeed;
  const options: RecipeOptions = {
    seed,
    dataSeed: flags.dataSeed ?? seed,
    ...(flags.epochs === undefined ? {} : { epochs: flags.epochs }),
    ...(flags.patience === undefined ? {} : { patience: flags.patience }),
  };
  return recipeStart({ ...common, kind: 'recipe', name, options });
}

const recipeStart = (description: JobDescription & { readonly options: RecipeOptions }): Job => ({
  ...description,
  start: () => findRecipe(description.name).run(description.options),
});

async function jobFile(named: string, flags: RunFlags, common: Common): Promise<Job> {
  const path = resolve(named);
  if (!(await exists(path))) throw new LinnetError('bad-option', `There is no job file ${named}.`);
  const given = (['epochs', 'patience', 'seed', 'dataSeed'] as const).filter((name) => flags[name] !== undefined);
  if (given.length > 0) {
    throw new LinnetError(
      'bad-option',
      `A job file sets its own ${given.join(', ')}: change it there. These options are for recipes.`,
    );
  }
  const name = path.replace(/^.*[\\/]/u, '').replace(/\.[^.]+$/u, '');
  return withStart({ ...common, kind: 'job', name, path }, path);
}

const withStart = (description: JobDescription, path: string): Job => ({
  ...description,
  start: async (quiet) => {
    const { importModule } = await import('../import-module.js');
    // What a job prints is for people: with --json, standard output belongs to the document.
    if (quiet) console.log = console.error;
    return (await importModule(path)) as RunResult;
  },
});

const isPath = (named: string): boolean => /[\\/]|\.[cm]?[jt]s$/u.test(named);

const configuredJob = (found: FoundConfig | undefined): string | undefined =>
  found?.config.job === undefined ? undefined : resolve(dirname(found.path), found.config.job);

async function readDescription(folder: string): Promise<JobDescription> {
  const path = join(folder, 'run.json');
  if (!(await exists(path))) {
    throw new LinnetError(
      'bad-option',
      `${folder} holds no run: there is no run.json in it. Give the folder that "linnet run" named.`,
    );
  }
  const description = parse(await readText(path));
  if (description.format !== 'linnet-run/1')
    throw new LinnetError('bad-file', `${path} is not of a run that this version can go on with.`);
  return description;
}

function parse(text: string): JobDescription {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LinnetError('bad-file', 'run.json is not JSON; it may have been cut off.', { cause });
  }
}
