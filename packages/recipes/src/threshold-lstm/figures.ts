import { type Dataset, fromRows } from 'linnet';
import { type Figure, lines, scatter } from 'linnet/plot';
import { counted } from '../count-text.js';
import { confusionFigure } from '../experiment/figures.js';
import { meanCurve, type SeededFit } from '../seeds.js';

/** What the figures are drawn from. */
export interface ThresholdFigures {
  readonly data: Dataset;
  readonly classNames: readonly string[];
  readonly history: SeededFit['history'];
  readonly slow: readonly SeededFit[];
  readonly quick: readonly SeededFit[];
  readonly predicted: Int32Array;
}

/** The figures of the post, the mean of the seeds, and the classes that are told. */
export const thresholdFigures = ({
  data,
  classNames,
  history,
  slow,
  quick,
  predicted,
}: ThresholdFigures): readonly Figure[] => [
  ...dataFigures(data, classNames),
  accuracyFigure(history.accuracy),
  lines(
    { 'SGD 0.01': meanCurve(slow), 'Adam 0.02': meanCurve(quick) },
    { title: `Accuracy, mean of ${counted(slow.length, 'seed')}`, xLabel: 'Epoch', yLabel: 'Accuracy' },
  ),
  confusionFigure(data.y, predicted, { title: 'Predicted classes', classNames }),
];

/** The accuracy by epoch. */
export const accuracyFigure = (accuracy: readonly number[]): Figure =>
  lines({ accuracy }, { title: 'Accuracy while training', xLabel: 'Epoch', yLabel: 'Accuracy' });

/** The two pictures of the post: the number against the class, and the noise against the class. */
export function dataFigures(data: Dataset, classNames: readonly string[]): readonly Figure[] {
  const against = (step: number, title: string, xLabel: string): Figure => {
    const points = Array.from({ length: data.rows }, (_, row) => [
      data.x.data[row * 2 + step] ?? 0,
      data.y.data[row] ?? 0,
    ]);
    return scatter(
      { x: fromRows(points), y: data.y },
      { title, xLabel, yLabel: 'Class', classNames, width: 720, height: 260 },
    );
  };
  return [
    against(0, 'The signal: class by the first step', 'First step'),
    against(1, 'The noise: class by the second step', 'Second step'),
  ];
}
