import { sizeOf } from '@linnet/core';
import { confusionMatrix, type Dataset, labels, type NdArray } from 'linnet';
import { confusion, type Figure, predictedAgainstTrue } from 'linnet/plot';
import type { DrawFigures, TrainedExperiment } from '../tutorial.js';
import type { Experiment } from './experiment.js';
import { metricsOf } from './loss-facts.js';

/** What figures of rows say. */
interface RowsFigure {
  readonly title: string;
  /** In the order of their indices. Default: those of the rows, else the indices. */
  readonly classNames?: readonly string[] | undefined;
}

/** Nothing is drawn of what trained for no epoch. */
export const whereTrained =
  (draw: DrawFigures): DrawFigures =>
  async (name, trained) =>
    trained.history.epochs === 0 ? [] : draw(name, trained);

/** A loss as an axis tells it: `Mean squared error`. */
export const lossLabel = ({ loss }: Pick<Experiment, 'loss'>): string =>
  loss.endsWith('Crossentropy')
    ? 'Cross-entropy'
    : loss.replace(/^./u, (first) => first.toUpperCase()).replace(/[A-Z]/gu, lowerInside);

const lowerInside = (letter: string, at: number): string => (at === 0 ? letter : ` ${letter.toLowerCase()}`);

/** Not all losses stay above 0, where a log axis ends. */
export const lossScale = (...curves: readonly (readonly number[])[]): 'log' | 'linear' =>
  curves.flat().some((value) => value <= 0) ? 'linear' : 'log';

/** Which classes were taken for which. */
export function confusionFigure(
  truth: NdArray | Int32Array,
  found: Int32Array,
  { title, classNames = [] }: RowsFigure,
): Figure {
  const matrix = confusionMatrix(truth, found);
  return confusion(matrix, { title, classNames: matrix.labels.map((label) => classNames[label] ?? String(label)) });
}

/** What a network answers to rows: classes against those told, numbers against those predicted. */
export async function answerFigures(
  { experiment, model }: Pick<TrainedExperiment, 'experiment' | 'model'>,
  rows: Dataset,
  { title, classNames = rows.classNames }: RowsFigure,
): Promise<readonly Figure[]> {
  const predicted = await model.predict(rows.x);
  if (metricsOf(experiment).length === 0)
    return [predictedAgainstTrue({ rows: { truth: rows.y, predicted } }, { title })];
  const severalLabels = experiment.loss === 'binaryCrossentropy' && sizeOf(model.output) > 1;
  if (severalLabels || model.output.length > 1) return [];
  const truth = sizeOf(rows.y.shape.slice(1)) === 1 ? rows.y : labels(rows.y);
  return [confusionFigure(truth, labels(predicted), { title, classNames })];
}
