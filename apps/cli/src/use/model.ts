import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatShape, LinnetError, type ModelArtifact, type NdArray, rowShape, sameShape, sizeOf } from '@linnet/core';
import { readText } from '@linnet/core/node';
import { loadModel, type Model, type PredictingModel, parseModel } from 'linnet';
import type { SourceSettings } from '../data/source.js';
import { given } from '../options.js';
import { type RunFile, readRunFile } from '../run/description.js';
import { lastActivation, type ModelEnd } from '../train/model-end.js';

/** A model from its file, and what the run beside it says. */
export interface UsedModel {
  readonly path: string;
  readonly artifact: ModelArtifact;
  readonly model: PredictingModel;
  readonly end: ModelEnd;
  readonly trainedOn: NonNullable<RunFile['trainedOn']>;
  /** Where the data of the training are, if a file or generator named on a command line gave them. */
  readonly trainingData?: SourceSettings;
  /** The columns that the training predicted. */
  readonly target?: readonly (string | number)[];
}

/** Reads a model file, or the one of a run folder. */
export async function readModel(named: string): Promise<UsedModel> {
  const path = await pathOf(named);
  const text = await readText(path);
  const { artifact, loaded } = loadedFrom(path, text);
  const run = await runBeside(path);
  const end: ModelEnd = {
    output: loaded.output,
    activation: lastActivation(artifact.layers),
    advise: () => 'Use data of the kind that the model was trained on.',
  };
  return {
    path,
    artifact,
    model: loaded.compile(),
    end,
    trainedOn: run?.trainedOn ?? {},
    ...given({ target: run?.train?.data.target, trainingData: run?.train?.data }),
  };
}

/** What the run says whose model it is; where that cannot be read it is told, for the target and the classes are then not known. */
async function runBeside(path: string): Promise<RunFile | undefined> {
  try {
    return await readRunFile(dirname(path));
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    console.error(`Note: what the model was trained on is not known. ${error.message}`);
    return undefined;
  }
}

async function pathOf(named: string): Promise<string> {
  const found = await stat(named).catch(() => undefined);
  return found?.isDirectory() === true ? join(resolve(named), 'model.json') : resolve(named);
}

/** Whatever is wrong with what stands in the file is wrong with the file: nobody gave it as an option. */
function loadedFrom(path: string, text: string): { readonly artifact: ModelArtifact; readonly loaded: Model } {
  try {
    const artifact = parseModel(text);
    return { artifact, loaded: loadModel(artifact) };
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError('bad-file', `${path}: ${cause.message}`, { cause, problems: cause.problems });
  }
}

/** What to do about rows that do not fit, where no more is known of where they come from. */
const usualAdvice = 'Use rows of the kind that the model was trained on.';

/**
 * Rows as the model takes them: the same numbers, in another shape where its rows have as many.
 * @throws LinnetError `bad-shape` for rows of other lengths, with the advice
 */
export function inputFor({ model, trainedOn }: UsedModel, x: NdArray, advice = usualAdvice): NdArray {
  const row = rowShape(x.shape);
  if (sameShape(row, model.input)) return x;
  if (sizeOf(row) === sizeOf(model.input)) return { data: x.data, shape: [x.shape[0] ?? 0, ...model.input] };
  throw new LinnetError(
    'bad-shape',
    `The model takes rows of ${formatShape(model.input)}${namesText(trainedOn)}, and these are ${formatShape(row)}. ${advice}`,
  );
}

/** The first names of the inputs, in brackets. */
export function namesText({ columns }: UsedModel['trainedOn']): string {
  if (columns === undefined) return '';
  return ` (${columns.slice(0, 5).join(', ')}${columns.length > 5 ? ', ...' : ''})`;
}
