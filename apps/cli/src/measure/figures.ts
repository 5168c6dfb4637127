import { type NdArray, rowShape, sizeOf } from '@linnet/core';
import { type Dataset, precisionRecallCurve, rocCurve } from 'linnet';
import {
  confusion,
  decisionBoundary,
  type Figure,
  type Predicts,
  panels,
  precisionRecall,
  predictedAgainstTrue,
  roc,
} from 'linnet/plot';
import { given } from '../options.js';
import type { Task } from '../train/task.js';
import { hasBoth, indicesOf, type Measured } from './measure.js';

/** Rows, what a model says of them, and how right it is. */
export interface MeasuredSet {
  /** Such as `validation`. */
  readonly name: string;
  readonly data: Dataset;
  readonly predicted: NdArray;
  readonly measured: Measured;
}

/** More classes than these no figure tells apart. */
const mostClasses = 49;

/** What there is to see of sets of rows: the last is the one that counts. */
export async function figuresOf(model: Predicts, task: Task, sets: readonly MeasuredSet[]): Promise<readonly Figure[]> {
  if (task.kind === 'numbers') return [againstTrue(sets)];
  if (task.kind === 'labels') return labelCurves(task.classNames, sets.at(-1));
  return [
    ...matrices(task.classNames, sets.at(-1)),
    ...(await boundaries(model, task.classNames, sets)),
    ...(task.kind === 'binary' ? curves(sets) : []),
  ];
}

const againstTrue = (sets: readonly MeasuredSet[]): Figure =>
  predictedAgainstTrue(
    Object.fromEntries(sets.map(({ name, data, predicted }) => [name, { truth: data.y, predicted }])),
  );

function matrices(classNames: readonly string[], set: MeasuredSet | undefined): readonly Figure[] {
  if (set?.measured.matrix === undefined || classNames.length > mostClasses) return [];
  return [confusion(set.measured.matrix, { classNames, title: `Confusion matrix, ${set.name} rows` })];
}

/** The plane of two features, once with the rows of each set. */
async function boundaries(
  model: Predicts,
  classNames: readonly string[],
  sets: readonly MeasuredSet[],
): Promise<readonly Figure[]> {
  const [first] = sets;
  const isPlane = first?.data.x.shape.length === 2 && first.data.x.shape[1] === 2;
  if (!isPlane || classNames.length > mostClasses) return [];
  const [xLabel, yLabel] = first.data.columnNames ?? [];
  const drawn: Figure[] = [];
  for (const { name, data } of sets) {
    const options = { classNames, title: `${capitalised(name)} rows`, ...given({ xLabel, yLabel }) };
    drawn.push(await decisionBoundary(model, { x: data.x, y: data.y }, options));
  }
  return [drawn.length === 1 ? drawn : [panels(drawn, { title: 'Decision boundary', columns: 2 })]].flat();
}

/** Of two classes: how many are found against how many are taken along. */
function curves(sets: readonly MeasuredSet[]): readonly Figure[] {
  const usable = sets
    .map(({ name, data, predicted }) => ({ name, truth: indicesOf(data.y), predicted }))
    .filter(({ truth }) => hasBoth(truth));
  if (usable.length === 0) return [];
  const each = <Curve>(make: (truth: Int32Array, predicted: NdArray) => Curve): Readonly<Record<string, Curve>> =>
    Object.fromEntries(usable.map(({ name, truth, predicted }) => [name, make(truth, predicted)]));
  return [
    roc(each((truth, predicted) => rocCurve(truth, predicted))),
    precisionRecall(each((truth, predicted) => precisionRecallCurve(truth, predicted))),
  ];
}

/** More curves than these hide each other. */
const mostCurves = 7;

/** Of labels that go together: a curve each. */
function labelCurves(names: readonly string[], set: MeasuredSet | undefined): readonly Figure[] {
  if (set === undefined) return [];
  const columns = names.slice(0, mostCurves).flatMap((name, column) => {
    const truth = Int32Array.from(columnOf(set.data.y, column));
    return hasBoth(truth) ? [[name, rocCurve(truth, columnOf(set.predicted, column))] as const] : [];
  });
  if (columns.length === 0) return [];
  return [roc(Object.fromEntries(columns), { title: `ROC curves of labels, ${set.name} rows` })];
}

const columnOf = ({ data, shape }: NdArray, column: number): readonly number[] => {
  const columns = sizeOf(rowShape(shape));
  return Array.from(data).filter((_, at) => at % columns === column);
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
