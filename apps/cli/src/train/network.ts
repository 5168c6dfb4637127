import { rowShape, sizeOf } from '@linnet/core';
import type { Dataset } from 'linnet';
import { distinctIn } from './target-labels.js';

/** Two hidden layers for whoever names none. */
const hidden = '32:relu,16:relu';

/** The layers of a text, or what is usual: hidden layers and a last one for the targets, of those that `lastLayer` allows. */
export const networkText = (text: string | undefined, data: Dataset, lastLayer: (usual: string) => string): string =>
  text ?? `${hidden},${lastLayer(lastFor(data))}`;

/** A last layer for targets. */
function lastFor({ y, classNames }: Dataset): string {
  const columns = sizeOf(rowShape(y.shape));
  const areYesNo = y.data.every((value) => value === 0 || value === 1);
  if (columns > 1) return areYesNo ? `${columns}:sigmoid` : `${columns}`;
  const { values, areWhole, least } = distinctIn(y);
  const classes = classNames?.length ?? values.length;
  // Two numbers such as 0.5 and 4.25 are no classes.
  if (areYesNo || (classes === 2 && (classNames !== undefined || areWhole))) return '1:sigmoid';
  // Whole numbers from 0 or 1 up without a gap are classes; others may well be counts.
  const isRun = areWhole && (least === 0 || least === 1) && values.at(-1) === least + values.length - 1;
  return classNames !== undefined || (isRun && classes <= 20) ? `${classes}:softmax` : '1';
}
