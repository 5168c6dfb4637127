import { checkOptions, type NdArray, optionKinds, random, throwProblems, wholeFrom } from '@linnet/core';
import { checkNumbers, checkWork } from '../checks.js';
import { type Dataset, datasetOf } from '../dataset.js';
import { wholeFacts } from '../facts.js';
import { numberFrom } from '../option-kinds.js';
import { cumulativeSum } from './cumulative.js';
import { drawClasses, drawWords } from './multilabel-draw.js';
import { seedKind } from './seeded.js';

/** Options of {@link multilabel}. */
export interface MultilabelOptions {
  /** A whole number from 0 to 4294967295; the same seed gives the same rows. */
  readonly seed: number;
  /** Default 100. */
  readonly rows?: number;
  /** Columns of x: words of the vocabulary. Default 20. */
  readonly features?: number;
  /** Columns of y: topics. Default 5. */
  readonly classes?: number;
  /** Classes that a row has on average: of a Poisson distribution, drawn again where there are not so many. Default 2. */
  readonly labels?: number;
  /** What a row of x adds up to on average: words of a document. Default 50. */
  readonly length?: number;
  /** Whether a row may have no class. Default true. */
  readonly allowUnlabelled?: boolean;
}

/** Rows that may have several classes, and the probabilities that they were drawn with. */
export interface MultilabelDataset extends Dataset {
  /** How probable each class is: classes. */
  readonly classProbabilities: NdArray<Float64Array>;
  /** How probable each feature is, given a class: features x classes. */
  readonly featureProbabilities: NdArray<Float64Array>;
}

const kinds = {
  seed: seedKind,
  rows: wholeFrom(1),
  features: wholeFrom(1),
  classes: wholeFrom(1),
  labels: numberFrom(0),
  length: numberFrom(1, 1e9),
  allowUnlabelled: optionKinds.truth,
} as const;

/**
 * Rows of word counts that may have several classes, or none: scikit-learn's `make_multilabel_classification`, number for
 * number. x is rows x features, counts from 0 up; y is rows x classes, 1 where the row has the class.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = multilabel({ rows: 200, features: 10, classes: 3, seed: 1 });
 * data.y.shape; // [200, 3]: for three sigmoid units and binary cross-entropy
 * ```
 */
export function multilabel(options: MultilabelOptions): MultilabelDataset {
  checkOptions('multilabel', options, kinds, ['seed']);
  const { rows = 100, features = 20, classes = 5, labels = 2, length = 50, allowUnlabelled = true } = options;
  checkNumbers(
    rows * (features + classes),
    `${rows} rows of ${features} features and ${classes} classes`,
    'Use fewer.',
  );
  checkNumbers(features * classes, `Probabilities of ${features} features in ${classes} classes`, 'Use fewer.');
  checkLabels(labels, classes, allowUnlabelled);
  checkWork(
    rows * (features * labels + stepsOfDraw * (length + drawsOf(labels, classes))),
    `${rows} rows of about ${length} words and ${labels} of ${classes} classes`,
    'Use fewer rows, a smaller length, or fewer labels.',
  );
  const generator = random(options.seed);
  const classProbabilities = { data: normalised(generator.randomSample(classes)), shape: [classes] };
  const featureProbabilities = {
    data: normaliseColumns(generator.randomSample(features * classes), classes),
    shape: [features, classes],
  };
  const cumulative = cumulativeSum(classProbabilities.data);
  const source = { generator, cumulative, featureProbabilities, labels, length, allowUnlabelled };
  const x = { data: new Float64Array(rows * features), shape: [rows, features] };
  const y = { data: new Float64Array(rows * classes), shape: [rows, classes] };
  for (let row = 0; row < rows; row++) {
    const topics = drawClasses(source);
    for (const topic of topics) y.data[row * classes + topic] = 1;
    drawWords(source, topics, x.data.subarray(row * features, (row + 1) * features));
  }
  return datasetOf({ x, y }, wholeFacts({ classProbabilities, featureProbabilities }));
}

/** A word, or a class, is drawn and looked up. */
const stepsOfDraw = 100;

/** Draws until so many different classes are found: near all of them, the rarest take as many again as there are. */
const drawsOf = (labels: number, classes: number): number => (2 * labels > classes ? classes * classes : 2 * labels);

const normalised = (values: Float64Array): Float64Array => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
};

/** Each column divided by its sum. */
function normaliseColumns(values: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  values.forEach((value, at) => {
    sums[at % columns] = (sums[at % columns] as number) + value;
  });
  return values.map((value, at) => value / (sums[at % columns] as number));
}

/** Numbers of labels are drawn until one will do: a mean far from all that will do would never end. */
function checkLabels(labels: number, classes: number, allowUnlabelled: boolean): void {
  const [least, most] = [allowUnlabelled ? 0 : 0.01, classes + 5];
  if (labels >= least && labels <= most) return;
  throwProblems('bad-option', 'These rows cannot be drawn:', [
    `labels is ${labels}; for ${classes} classes${allowUnlabelled ? '' : ' and no row without one'} use a number from ${least} to ${most}.`,
  ]);
}
