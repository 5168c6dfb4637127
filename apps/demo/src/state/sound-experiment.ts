import { LinnetError } from '@linnet/core';
import { checkExperiment, type Experiment } from '@linnet/recipes/descriptions';

/** What is wrong with something that should be an experiment; each begins with the name of a member. */
export function problemsOf(value: unknown): readonly string[] {
  try {
    checkExperiment(value);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}

/** The first of some values that is an experiment; else the usual one. */
export function soundest(values: readonly unknown[], usual: Experiment): Experiment {
  const sound = values.find((value) => problemsOf(value).length === 0);
  return sound === undefined ? usual : checkExperiment(sound);
}

/** The members that are told of by problems: `data.seed` of `data.seed is -1; use ...`. */
export const membersIn = (problems: readonly string[]): ReadonlySet<string> =>
  new Set(problems.map((problem) => problem.split(/[\s:;]/u, 1).join()));

/** The members that the usual value has, from what was wanted where nothing is wrong with them. */
export const mended = (
  wanted: Readonly<Record<string, unknown>>,
  usual: object,
  wrong: ReadonlySet<string>,
  prefix = '',
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, wrong.has(prefix + name) ? value : wanted[name]]),
  );
