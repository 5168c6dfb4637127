import {
  accuracy,
  classificationReport,
  confusionMatrix,
  type Dataset,
  f1,
  LinnetError,
  labels,
  type NdArray,
  precision,
  recall,
} from 'linnet';
import type { ReportSection } from 'linnet/plot';
import { counted, countText } from '../count-text.js';
import { ringNames } from '../experiment/class-names.js';
import { shareText } from '../number-text.js';
import { networkText, optimizerText, type Trained } from './models.js';

/** The head of the table, and shapes. */
export function dataSections({ x, y, rows }: Dataset): readonly ReportSection[] {
  const head = Array.from({ length: 5 }, (_, row) => [
    row,
    ...[0, 1].map((column) => (x.data[row * 2 + column] ?? Number.NaN).toFixed(6)),
    y.data[row] ?? Number.NaN,
  ]);
  return [
    {
      title: 'The data',
      text: `x: ${x.shape.map(countText).join(' x ')}, y: ${y.shape.map(countText).join(' x ')}; ${counted(rows, 'row')}. The first of them:`,
      table: { head: ['', 'X0', 'X1', 'label'], rows: head },
    },
  ];
}

/** Every model, what it was trained with, and what came of it. */
export async function modelsSection(trained: readonly Trained[]): Promise<ReportSection> {
  const rows: (readonly (string | number)[])[] = [];
  for (const { name, experiment, model, sets, epochs } of trained) {
    const { loss, accuracy: share } = await model.evaluate(sets.train);
    rows.push([
      name,
      networkText(experiment),
      optimizerText(experiment),
      epochs.join(' + '),
      countText(sets.train.rows),
      loss.toFixed(4),
      share.toFixed(4),
    ]);
  }
  return {
    title: 'The models',
    table: { head: ['', 'Units', 'Optimiser', 'Epochs', 'Rows', 'Loss', 'Accuracy'], rows },
    caption: 'Loss and accuracy after training, on the rows trained with. There is no m4.',
  };
}

/** Scores of the last model, and the report of its classes. */
export function scoresSection(truth: NdArray, predicted: NdArray): ReportSection {
  const found = labels(predicted);
  return {
    title: 'm8 on the test rows',
    facts: [
      { label: 'Accuracy', value: shareText(accuracy(truth, predicted)) },
      { label: 'Precision', value: shareText(precision(truth, found)) },
      { label: 'Recall', value: shareText(recall(truth, found)) },
      { label: 'F1', value: shareText(f1(truth, found)) },
    ],
    code: String(classificationReport(truth, found, { targetNames: [...ringNames] })),
  };
}

/** The notebook's mistake, and what is said about it here. */
export function mixedSection(truth: NdArray, predicted: NdArray): ReportSection {
  return {
    title: 'Labels against probabilities',
    text: 'A confusion matrix counts classes. Given the probabilities themselves it says:',
    code: messageOf(() => confusionMatrix(truth, predicted)),
  };
}

function messageOf(act: () => unknown): string {
  try {
    return String(act());
  } catch (error) {
    if (LinnetError.is(error)) return error.message;
    throw error;
  }
}

/** Why the last model does not always get there. */
export const stuckSection: ReportSection = {
  title: 'Why some seeds get stuck',
  text: "A relu unit folds the plane along one line, and a closed curve around the inner ring needs at least three folds on different sides. A unit that is 0 for every row has no gradient and never comes back; one that is above 0 for every row folds nothing. Of the notebook's data: in each of the 17 networks of the seeds 1 to 60 that stay below 97 % some unit is 0 for all rows: in 11 of them one of the first layer, else of the second. The region then stays open on one side. More units than four make that rare.",
};
