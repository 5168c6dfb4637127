import { sizeOf } from '@linnet/core';
import * as layout from './layout.js';
import { padded } from './parameter-layout.js';
import { keepsGradients, needsTransposed, type ProgramParts } from './parts.js';
import { type Put, type Take, unlimited } from './record.js';

/** Makes room for a parameter and its moments, and writes its record; gives where the values lie. */
export function placeParam(parts: ProgramParts, index: number, records: number, take: Take, put: Put): number {
  const [own, slot] = [parts.layouts[index], parts.plan.params[index]];
  if (own === undefined || slot === undefined) return 0;
  const { rows, blocks, units, stride, bytes, width } = own;
  const { shape, trained, regularizer, constraint } = slot;
  const values = take(bytes * (1 + parts.moments.length));
  const [low, high] = constraint?.kind === 'interval' ? constraint.to : unlimited;
  const norm = trained && constraint?.kind === 'norm' ? constraint : undefined;
  // In lanes the norm of a vector is that of a column of its numbers.
  const vector = shape.length === 1;
  const column = width > 1 && vector;
  const record = records + index * layout.PARAM_SIZE;
  put(
    record,
    {
      [layout.PARAM_VALUES]: values,
      [layout.PARAM_BYTES]: bytes,
      [layout.PARAM_ROWS]: column ? units : rows,
      [layout.PARAM_STRIDE]: column ? 4 * width : stride,
      [layout.PARAM_COLUMNS]: column ? 4 * width : blocks === 1 ? units * 4 * width : stride,
      [layout.PARAM_TRANSPOSED]: needsTransposed(parts, index) ? take(stride * padded(rows)) : 0,
      [layout.PARAM_TRANSPOSED_STRIDE]: padded(rows) * 4,
      [layout.PARAM_TRAINED]: Number(trained),
      [layout.PARAM_NORM_GROUPS]: sizeOf(shape.slice(1, -1)),
      [layout.PARAM_KEPT_GRADIENT]: trained && keepsGradients(parts) ? take(bytes) : 0,
      [layout.PARAM_NORMED]: norm === undefined ? 0 : vector && !column ? layout.NORM_OF_ALL : layout.NORM_OF_COLUMNS,
    },
    {
      [layout.PARAM_LOW]: low,
      [layout.PARAM_HIGH]: high,
      [layout.PARAM_NORM_LOW]: norm?.low ?? 0,
      [layout.PARAM_NORM_HIGH]: norm?.high ?? 0,
      [layout.PARAM_NORM_RATE]: norm?.rate ?? 0,
      [layout.PARAM_L1]: trained ? (regularizer?.l1 ?? 0) : 0,
      [layout.PARAM_L2]: trained ? (regularizer?.l2 ?? 0) : 0,
    },
  );
  parts.placeSeen?.({ slot, layout: own, record, values }, take, put);
  return values;
}
