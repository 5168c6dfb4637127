import {
  formatShape,
  LinnetError,
  type NdArray,
  rowsOf,
  type Samples,
  showValue,
  sizeOf,
  throwProblems,
} from '@linnet/core';
import type { Preparation } from './data.js';

/**
 * How much rows of each class count in the loss: a number from 0 up for each class index, 1 for classes that are not
 * named; or `balanced`, where all classes count alike: rows / (classes x rows of the class), scikit-learn's formula.
 */
export type ClassWeights = 'balanced' | Readonly<Record<number, number>>;

/** Samples whose rows weigh what their class does, and what a person should know of it. */
export interface WeighedSamples {
  readonly samples: Samples;
  readonly notes: readonly string[];
}

type RowShapes = Pick<Preparation, 'output' | 'target'>;

/**
 * Multiplies the weights of rows (1 where there are none) by those of their classes. `balanced` counts rows by their own
 * weights, as `compute_class_weight` of scikit-learn does.
 */
export function weighClasses(samples: Samples, choice: ClassWeights, to: RowShapes): WeighedSamples {
  checkClassWeights(choice);
  const classes = classesOf(samples.y, to);
  const own = samples.weights?.data ?? new Float64Array(classes.length).fill(1);
  const byClass = choice === 'balanced' ? balanced(classes, own) : named(choice);
  const data = Float64Array.from(own, (weight, row) => weight * (byClass.get(classes[row] as number) ?? 1));
  if (data.every((weight) => weight === 0)) {
    throw new LinnetError('bad-option', 'classWeights and the weights of rows leave nothing but 0; no row counts.');
  }
  const present = new Set(classes);
  const absent = [...byClass.keys()].filter((index) => !present.has(index));
  return {
    samples: { ...samples, weights: { data, shape: [rowsOf(samples.y)] } },
    notes: absent.map((index) => `classWeights names class ${index}, and no row to train on is of it.`),
  };
}

/** Throws for what names no class or is no weight: every problem at once. */
function checkClassWeights(choice: ClassWeights): void {
  if (choice === 'balanced') return;
  const problems = Object.entries(choice).flatMap(([name, weight]) => [
    ...(/^(0|-?[1-9]\d*)$/.test(name) ? [] : [`"${name}" is no class index; use whole numbers.`]),
    ...(Number.isFinite(weight) && weight >= 0
      ? []
      : [`class ${name} has ${showValue(weight)}; use a finite number from 0 up.`]),
  ]);
  throwProblems('bad-option', 'classWeights of fit:', problems);
}

const named = (weights: Readonly<Record<number, number>>): ReadonlyMap<number, number> =>
  new Map(Object.entries(weights).map(([name, weight]) => [Number(name), weight]));

function balanced(classes: Float64Array, weights: ArrayLike<number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < classes.length; row++) {
    const [index, weight] = [classes[row] as number, weights[row] as number];
    counts.set(index, (counts.get(index) ?? 0) + weight);
    total += weight;
  }
  // A class all of whose rows weigh nothing stays at that.
  return new Map([...counts].map(([index, count]) => [index, count === 0 ? 0 : total / (counts.size * count)]));
}

/** The class of each row: its index, or the greatest of the columns of a row. */
function classesOf(y: NdArray, { output, target }: RowShapes): Float64Array {
  const columns = sizeOf(target);
  if (columns > 1 && output.length > 1) throw severalSteps(target);
  const classAt = columns === 1 ? indexAt : greatestAt;
  return Float64Array.from({ length: rowsOf(y) }, (_, row) => classAt(y, row));
}

const severalSteps = (target: RowShapes['target']): LinnetError =>
  new LinnetError(
    'bad-option',
    `classWeights needs one class a row, and the targets of a row are ${formatShape(target)}. Give rows weights of their own: { x, y, weights }.`,
  );

function indexAt({ data }: NdArray, row: number): number {
  const value = data[row] as number;
  if (Number.isInteger(value)) return value;
  throw new LinnetError(
    'bad-option',
    `classWeights needs targets that are classes, and row ${row} has ${value}. Use whole numbers, or give rows weights of their own: { x, y, weights }.`,
  );
}

/** Columns are shares of one class each: they add up to 1, and one of them is greater than the others. */
function greatestAt({ data, shape }: NdArray, row: number): number {
  const columns = sizeOf(shape.slice(1));
  const values = Array.from(data.subarray(row * columns, (row + 1) * columns));
  const most = Math.max(...values);
  const total = values.reduce((sum, value) => sum + value, 0);
  const greatest = values.indexOf(most);
  if (values.lastIndexOf(most) === greatest && Math.abs(total - 1) < 1e-3) return greatest;
  const shown = [...values.slice(0, 5), ...(columns > 5 ? ['...'] : [])].join(', ');
  throw new LinnetError(
    'bad-option',
    `classWeights needs one class a row, and row ${row} has [${shown}]. Use 1 in the column of the class and 0 in the others, or give rows weights of their own: { x, y, weights }.`,
  );
}
