import { checkOptions, oneOf, optionKinds, throwProblems, wholeFrom } from '@linnet/core';
import { checkNumbers, checkWork } from '../../checks.js';
import { anyNumber, either, listOf, numberAbove, numberFrom, wholeBetween } from '../../option-kinds.js';
import { type SeededOptions, seededKinds } from '../seeded.js';

/** Options of `classification`. The defaults are scikit-learn's. */
export interface ClassificationOptions extends SeededOptions {
  /** Default 100. */
  readonly rows?: number;
  /** Columns of x, of all kinds. Those that no other option accounts for are noise. Default 20. */
  readonly features?: number;
  /** Columns that tell the classes apart. Default 2. */
  readonly informative?: number;
  /** Columns that are weighted sums of the informative ones. Default 2. */
  readonly redundant?: number;
  /** Columns that repeat an informative or a redundant one. Default 0. */
  readonly repeated?: number;
  /** Default 2. */
  readonly classes?: number;
  /** Clouds of points that each class has. Default 2. */
  readonly clustersPerClass?: number;
  /** The share of the rows that each class has, or each but the last, which has the rest. Default: all the same. */
  readonly weights?: readonly number[];
  /** The share of the rows whose class is drawn anew: noise in the labels. Default 0.01. */
  readonly flipY?: number;
  /** Half the side of the cube that clouds stand at the corners of: the greater, the easier. Default 1. */
  readonly classSep?: number;
  /** Clouds at the corners of a cube (true), or of a figure with sides of random length. Default true. */
  readonly hypercube?: boolean;
  /** What is added to the columns: one number, one for each, or drawn for each from -classSep to classSep. Default 0. */
  readonly shift?: number | readonly number[] | 'random';
  /** What the shifted columns are multiplied by: one number, one for each, or drawn for each from 1 to 101. Default 1. */
  readonly scale?: number | readonly number[] | 'random';
}

/** Options with defaults filled in, checked. */
export type ResolvedClassification = Required<ClassificationOptions>;

const fromZero = wholeFrom(0);
const fromOne = wholeFrom(1);

const kinds = {
  ...seededKinds,
  features: fromOne,
  informative: fromOne,
  redundant: fromZero,
  repeated: fromZero,
  classes: wholeBetween(1, 65_536),
  clustersPerClass: wholeBetween(1, 65_536),
  weights: listOf(numberFrom(0)),
  flipY: numberFrom(0, 1),
  classSep: numberAbove(0),
  hypercube: optionKinds.truth,
  shift: either(either(anyNumber, listOf(anyNumber)), oneOf(['random'])),
  scale: either(either(numberAbove(0), listOf(anyNumber)), oneOf(['random'])),
} as const;

/** Fills in defaults and names every problem at once. */
export function resolveClassification(options: ClassificationOptions): ResolvedClassification {
  checkOptions('classification', options, kinds, ['seed']);
  const { seed, shuffle = true, rows = 100, features = 20, informative = 2, redundant = 2, repeated = 0 } = options;
  const {
    classes = 2,
    clustersPerClass = 2,
    flipY = 0.01,
    classSep = 1,
    hypercube = true,
    shift = 0,
    scale = 1,
  } = options;
  const columns = { rows, features, informative, redundant, repeated };
  const weights = allWeights(options.weights, classes);
  const clusters = { classes, clustersPerClass, weights, flipY, classSep, hypercube };
  const resolved = { seed, shuffle, ...columns, ...clusters, shift, scale };
  throwProblems('bad-option', 'This classification cannot be drawn:', problemsOf(resolved));
  checkSizes(resolved);
  return resolved;
}

/** The last class has what the others leave, where it is not named. */
function allWeights(weights: readonly number[] | undefined, classes: number): readonly number[] {
  if (weights === undefined) return new Array<number>(classes).fill(1 / classes);
  return weights.length === classes - 1 ? [...weights, 1 - weights.reduce((sum, share) => sum + share, 0)] : weights;
}

function problemsOf(options: ResolvedClassification): readonly string[] {
  const { features, informative, redundant, repeated, shift, scale } = options;
  const named = informative + redundant + repeated;
  return [
    ...(named > features
      ? [`informative, redundant and repeated are ${named} together; there are ${features} features.`]
      : []),
    ...clusterProblems(options),
    ...weightProblems(options),
    ...Object.entries({ shift, scale }).flatMap(([name, value]) =>
      typeof value === 'object' && value.length !== features
        ? [`${name} is a list of ${value.length}; there are ${features} features.`]
        : [],
    ),
  ];
}

/** Each cloud has a corner of the cube for itself; beyond 2^30 there are more than any number of clouds. */
function clusterProblems({ classes, clustersPerClass, informative }: ResolvedClassification): readonly string[] {
  const clusters = classes * clustersPerClass;
  const corners = informative < 30 ? 1 << informative : Number.POSITIVE_INFINITY;
  return clusters <= corners
    ? []
    : [
        `${classes} classes of ${clustersPerClass} clusters (clustersPerClass) need ${clusters} corners; ${informative} informative columns have ${corners}. Use more informative columns, or fewer of the others.`,
      ];
}

function weightProblems({ classes, weights }: ResolvedClassification): readonly string[] {
  if (weights.length !== classes) {
    return [`weights is a list of ${weights.length}; there are ${classes} classes: name all, or all but the last.`];
  }
  const sum = weights.reduce((total, share) => total + share, 0);
  // Shares such as 0.7, 0.2 and 0.1 miss 1 by a rounding.
  return sum <= 1 + 1e-9 && weights.every((share) => share >= -1e-9)
    ? []
    : ['weights adds up to more than 1; they are shares of the rows.'];
}

function checkSizes({
  rows,
  features,
  informative,
  redundant,
  classes,
  clustersPerClass,
}: ResolvedClassification): void {
  const clusters = classes * clustersPerClass;
  checkNumbers(rows * features, `${rows} rows of ${features} features`, 'Use fewer.');
  checkNumbers(clusters * informative, `Centers of ${clusters} clusters in ${informative} columns`, 'Use fewer.');
  checkNumbers(informative * informative, `Weights of ${informative} informative columns`, 'Use fewer.');
  checkNumbers(informative * redundant, `Weights of ${redundant} redundant columns`, 'Use fewer.');
  const mixed = `${rows} rows in ${clusters} clusters, mixed from ${informative} informative columns into ${informative + redundant},`;
  // A product of a mixture is a step; what the mixture of a cluster is made of is drawn, which takes ten.
  const steps = rows * informative * (informative + redundant) + 10 * clusters * informative * informative;
  checkWork(steps, mixed, 'Use fewer rows, or fewer informative columns.');
}
