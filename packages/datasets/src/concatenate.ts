import { formatShape, LinnetError, type NdArray, rowShape, rowsOf, sameShape, throwProblems } from '@linnet/core';
import { noteNames, notesOf } from './data-notes.js';
import { type Dataset, datasetOf } from './dataset.js';
import { noFacts } from './facts.js';

/**
 * The rows of several data sets one after another, such as windows of several recordings. What only one kind of data set
 * knows (frequencies, anomalies, places of windows) is left out.
 * @throws LinnetError `bad-shape` for rows that differ in shape, `bad-value` for sample rates, names of columns or of classes
 *   that differ, and for weights that only some have.
 *
 * @example
 * ```ts
 * const train = concatenate([windows(quiet, { length: 64, label: 0 }), windows(faulty, { length: 64, label: 1 })]);
 * ```
 */
export function concatenate(parts: readonly Dataset[]): Dataset {
  const [first] = parts ?? [];
  if (first === undefined)
    throw new LinnetError('bad-value', 'There is nothing to put together; give at least one data set.');
  const heading = 'These data sets cannot be put together:';
  throwProblems(
    'bad-shape',
    heading,
    parts.flatMap((part, at) => shapeProblems(first, part, at)),
  );
  throwProblems(
    'bad-value',
    heading,
    parts.flatMap((part, at) => noteProblems(first, part, at)),
  );
  const samples = { ...notesOf(first), x: join(parts.map(({ x }) => x)), y: join(parts.map(({ y }) => y)) };
  const weights = parts.flatMap((part) => (part.weights === undefined ? [] : [part.weights]));
  return datasetOf(weights.length === 0 ? samples : { ...samples, weights: join(weights) }, noFacts);
}

function shapeProblems(first: Dataset, part: Dataset, at: number): readonly string[] {
  return (['x', 'y'] as const).flatMap((name) => {
    const [wanted, own] = [rowShape(first[name].shape), rowShape(part[name].shape)];
    return sameShape(wanted, own)
      ? []
      : [`Rows of ${name} are ${formatShape(own)} in number ${at} and ${formatShape(wanted)} in the first.`];
  });
}

function noteProblems(first: Dataset, part: Dataset, at: number): readonly string[] {
  const differing = noteNames
    .filter((name) => JSON.stringify(first[name]) !== JSON.stringify(part[name]))
    .map(
      (name) =>
        `${name} is ${JSON.stringify(part[name])} in number ${at} and ${JSON.stringify(first[name])} in the first.`,
    );
  const isWeighted = (part.weights === undefined) === (first.weights === undefined);
  return isWeighted ? differing : [...differing, `Number ${at} and the first do not both have weights.`];
}

/** Arrays of equal rows, in doubles. */
function join(arrays: readonly NdArray[]): NdArray<Float64Array> {
  const rows = arrays.reduce((sum, array) => sum + rowsOf(array), 0);
  const data = new Float64Array(arrays.reduce((sum, array) => sum + array.data.length, 0));
  let at = 0;
  for (const array of arrays) {
    data.set(array.data, at);
    at += array.data.length;
  }
  return { data, shape: [rows, ...(arrays[0]?.shape.slice(1) ?? [])] };
}
