import { checkOptions, type OptionKind } from '@linnet/core';
import { classCounts, summed } from './class-counts.js';
import { matrixOf } from './confusion-matrix.js';
import type { Label, LabelList } from './label-lists.js';
import { type LabelOptions, labelledRows, labelOptionKinds } from './labelled-rows.js';

/**
 * The mean of the recalls of all classes that truth holds: accuracy as if all classes had as many rows. A class that is
 * only predicted does not count, as in scikit-learn.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row
 * @example
 * ```ts
 * balancedAccuracy([0, 0, 0, 1], [0, 0, 0, 0]); // 0.5
 * ```
 */
export function balancedAccuracy<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: LabelOptions<L> = {},
): number {
  checkOptions('balancedAccuracy', options, labelOptionKinds);
  const counts = classCounts(labelledRows(truth, predicted, options));
  const recalls = counts.filter((of) => of.truth > 0).map((of) => of.right / of.truth);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/**
 * Matthews's correlation of truth and predictions, from -1 to 1, 0 for guesses; of several classes Gorodkin's
 * generalisation (B. W. Matthews, Biochimica et Biophysica Acta 405, 1975; J. Gorodkin, Computational Biology and Chemistry
 * 28, 2004). 0 where one side holds a single class, as in scikit-learn. Takes the same arguments as
 * {@link balancedAccuracy} and throws the same errors.
 *
 * @example
 * ```ts
 * matthews([1, 1, 1, -1], [1, -1, 1, 1]); // -1 / 3
 * ```
 */
export function matthews<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: LabelOptions<L> = {},
): number {
  checkOptions('matthews', options, labelOptionKinds);
  const counts = classCounts(labelledRows(truth, predicted, options));
  const { right, truth: rows } = summed(counts);
  const sumOver = (product: (of: (typeof counts)[number]) => number): number =>
    counts.reduce((sum, of) => sum + product(of), 0);
  const covariance = right * rows - sumOver((of) => of.truth * of.predicted);
  const ofPredicted = rows * rows - sumOver((of) => of.predicted * of.predicted);
  const ofTruth = rows * rows - sumOver((of) => of.truth * of.truth);
  const product = ofPredicted * ofTruth;
  return product === 0 ? 0 : covariance / Math.sqrt(product);
}

/** Options of {@link cohenKappa}. */
export interface KappaOptions<L extends Label = Label> extends LabelOptions<L> {
  /**
   * How much taking a class for another weighs: `equal` (the default) all alike; for classes in an order `linear` by how
   * many places they are apart, `quadratic` by the square of that.
   */
  readonly disagreement?: 'equal' | 'linear' | 'quadratic';
}

const distances = {
  equal: (places: number) => (places === 0 ? 0 : 1),
  linear: (places: number) => Math.abs(places),
  quadratic: (places: number) => places * places,
} as const;

const disagreementKind: OptionKind = {
  is: (value) => typeof value === 'string' && Object.hasOwn(distances, value),
  use: '"equal", "linear" or "quadratic"',
};

/**
 * Cohen's kappa: how much truth and predictions agree beyond what chance would bring, from -1 to 1 (J. Cohen, Educational
 * and Psychological Measurement 20, 1960; weighted: Psychological Bulletin 70, 1968). NaN where both sides hold nothing but
 * one and the same class, as in scikit-learn: chance alone brings that. Takes the same arguments as
 * {@link balancedAccuracy} and throws the same errors, and `limit` for more than 2,000 labels.
 *
 * @example
 * ```ts
 * cohenKappa([0, 0, 1, 1], [0, 1, 1, 1]); // 0.5
 * ```
 */
export function cohenKappa<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: KappaOptions<L> = {},
): number {
  checkOptions('cohenKappa', options, { ...labelOptionKinds, disagreement: disagreementKind });
  const rows = labelledRows(truth, predicted, options);
  const distance = distances[options.disagreement ?? 'equal'];
  const [{ counts }, totals] = [matrixOf(rows), classCounts(rows)];
  let [observed, expected] = [0, 0];
  for (const [i, of] of counts.entries()) {
    for (const [j, count] of of.entries()) {
      observed += distance(i - j) * count;
      expected += distance(i - j) * (totals[i]?.truth ?? 0) * (totals[j]?.predicted ?? 0);
    }
  }
  return expected === 0 ? Number.NaN : 1 - observed / (expected / rows.weights.total);
}
