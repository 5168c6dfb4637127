import { formatShape, LinnetError, type NdArray, rowsOf, sizeOf } from '@linnet/core';
import { checkWhole } from './checks.js';

const mostClasses = 65536;

/** Class indices (rows x 1) as rows x classes; at least `least` classes, or two, where their number is not given. */
export function oneHotTargets(y: NdArray, classes: number | undefined, least = 2): NdArray<Float64Array> {
  if (sizeOf(y.shape.slice(1)) !== 1) {
    throw new LinnetError(
      'bad-shape',
      `y is ${formatShape(y.shape)}; one column of class indices is needed. It may be one-hot already.`,
    );
  }
  if (classes !== undefined) checkWhole(classes, 2, mostClasses, 'The number of classes');
  const count = classes ?? Math.max(2, least, greatest(y) + 1);
  checkLabels(y, classes === undefined ? mostClasses : count);
  const rows = rowsOf(y);
  const data = new Float64Array(rows * count);
  y.data.forEach((label, row) => {
    data[row * count + label] = 1;
  });
  return { data, shape: [rows, count] };
}

function greatest({ data }: NdArray): number {
  let most = 0;
  for (const label of data) most = Math.max(most, label);
  return most;
}

function checkLabels({ data }: NdArray, count: number): void {
  const row = data.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < count));
  if (row < 0) return;
  throw new LinnetError(
    'bad-value',
    `y holds ${data[row]} in row ${row}; class indices are whole numbers from 0 to ${count - 1}.`,
  );
}
