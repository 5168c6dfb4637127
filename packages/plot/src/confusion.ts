import { LinnetError, type OptionKind, oneOf } from '@linnet/core';
import { labelled } from './axis.js';
import { chart } from './chart.js';
import { cellsMark, cellsOf, countText, mostPercents } from './confusion-cells.js';
import { byTexts, type ConfusionCounts, checkMatrix, sharesOf, sum } from './confusion-counts.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { defaultSize } from './layout.js';
import { namedAxis } from './named-axis.js';

/** Options of {@link confusion}. */
export interface ConfusionOptions extends FigureOptions {
  /** What the classes are called, in the order of the labels. Default: the labels. */
  readonly classNames?: readonly string[];
  /** What the percentages are of: the rows of each true class, those of each predicted class, or all. Default `truth`. */
  readonly by?: 'truth' | 'predicted' | 'all';
}

const ownKinds: Readonly<Record<string, OptionKind>> = { classNames: kinds.names, by: oneOf(Object.keys(byTexts)) };

/**
 * A confusion matrix: in each cell how many rows, and which percentage. Right answers, on the diagonal, and mistakes
 * differ in colour; the more rows, the darker. With more than 12 classes the percentages are left out, with more than 25
 * the counts too.
 *
 * @throws LinnetError `bad-shape` for a matrix that is not square or names that are not as many, `bad-value` for counts
 *   that are no numbers from 0 up, `limit` for more than 50 classes, `bad-option` for options that are none
 * @example
 * ```ts
 * confusion(confusionMatrix(test.y, labels(predicted)), { classNames: ['outer', 'inner'], title: 'm8, test rows' });
 * ```
 */
export function confusion(matrix: ConfusionCounts, options: ConfusionOptions = {}): Figure {
  checkFigureOptions('confusion', options, ownKinds);
  checkMatrix(matrix);
  const { labels, counts } = matrix;
  const { by = 'truth', title = 'Confusion matrix', classNames: names = labels.map(String) } = options;
  if (names.length !== labels.length) {
    throw new LinnetError(
      'bad-shape',
      `There are ${names.length} class names for ${labels.length} classes; they must be as many.`,
    );
  }
  const shares = sharesOf(counts, by);
  const total = sum(counts.map(sum));
  const right = sum(counts.map((row, index) => row[index] ?? 0));
  const correct = total === 0 ? 'no rows' : `${countText(right)} of ${countText(total)} rows are right`;
  const description = `Confusion matrix of ${names.join(', ')}: ${correct}.`;
  const size = labels.length;
  const notes = size > mostPercents ? [] : [`Percentages are ${byTexts[by]}.`];
  return chart(
    options,
    (width) => {
      return {
        title,
        description,
        notes,
        x: labelled(namedAxis(names, { room: (width - 150) / size }), options.xLabel ?? 'Predicted class'),
        y: labelled(namedAxis(names, { room: 20, reversed: true }), options.yLabel ?? 'True class'),
        plotHeight: size * 14,
        ratio: size === 1 ? 0.4 : 0.8,
        grid: 'none',
        marks: [cellsMark(cellsOf(counts, shares), size)],
      };
    },
    size > 6 ? defaultSize.width : 480,
  );
}
