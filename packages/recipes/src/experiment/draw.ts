import { LinnetError } from '@linnet/core';
import {
  blobs,
  checkerboard,
  circles,
  classification,
  type Dataset,
  gaussianQuantiles,
  moons,
  plateaus,
  spirals,
  surface,
  threshold,
  waves,
} from 'linnet';
import type { GeneratedData } from './data-choice.js';
import type { Experiment } from './experiment.js';

/** The rows of an experiment. */
export interface ExperimentSets {
  readonly train: Dataset;
  /** The rows that are kept apart, where there are some. */
  readonly test: Dataset | undefined;
}

/** The same where it is known that there are some. */
export interface SplitSets extends ExperimentSets {
  readonly test: Dataset;
}

/**
 * Draws an experiment's rows, or parts those of its file.
 * @param file the rows of the file, where the experiment names one
 */
export function drawSets({ data, test }: Pick<Experiment, 'data' | 'test'>, file?: Dataset): ExperimentSets {
  if (data.kind === 'plateaus') return drawPlateaus(data, test);
  const all = data.kind === 'file' ? given(file, data.name) : draw(data);
  const kept = Math.floor(all.rows * test);
  if (kept === 0) return { train: all, test: undefined };
  return { train: all.slice(0, all.rows - kept), test: all.slice(all.rows - kept) };
}

/** The same of an experiment that keeps rows apart. */
export function drawSplit(experiment: Pick<Experiment, 'data' | 'test'>): SplitSets {
  const { train, test } = drawSets(experiment);
  if (test !== undefined) return { train, test };
  throw new LinnetError('bad-option', `test is ${experiment.test}, which keeps no row apart; use a larger share.`);
}

function given(file: Dataset | undefined, name: string): Dataset {
  if (file !== undefined) return file;
  throw new LinnetError('bad-option', `The experiment needs the rows of ${name}.`);
}

/** The generator keeps rows apart itself: it draws them before it shuffles the others, and never none. */
function drawPlateaus(
  { seed, length, noise }: Extract<GeneratedData, { readonly kind: 'plateaus' }>,
  test: number,
): ExperimentSets {
  const { train, validation } = plateaus({ seed, length, noise, validation: test });
  return { train, test: validation };
}

function draw(data: Exclude<GeneratedData, { readonly kind: 'plateaus' }>): Dataset {
  switch (data.kind) {
    case 'waves':
      return waves(withoutKind(data));
    case 'circles':
      return circles(withoutKind(data));
    case 'moons':
      return moons(withoutKind(data));
    case 'spirals':
      return spirals(withoutKind(data));
    case 'checkerboard':
      return checkerboard(withoutKind(data));
    case 'blobs':
      return blobs(withoutKind(data));
    case 'gaussianQuantiles':
      return gaussianQuantiles({ ...withoutKind(data), features: 2 });
    case 'surface':
      return surface(withoutKind(data));
    case 'threshold':
      return threshold(withoutKind(data));
    case 'classification': {
      const { separation, ...others } = withoutKind(data);
      return classification({ ...others, classSep: separation });
    }
  }
}

function withoutKind<Data extends GeneratedData>({ kind: _, ...options }: Data): Omit<Data, 'kind'> {
  return options;
}
