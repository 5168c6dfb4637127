import { type OpKinds, type Plan, sizeOf } from '@linnet/core';
import type { TensorOp } from '../op.js';
import { paramAt } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/**
 * A row of the table for each value, NaN for one that is no row of it. The host copies rows and sums their gradients:
 * the kernels of tfjs that gather throw where there is no such row.
 */
export function embeddingOp(
  { peek, upload }: Workspace,
  { table }: OpKinds['embedding'],
  { params: slots }: Plan,
): TensorOp {
  const { shape: [entries = 1, width = 1] = [], trained = false } = slots[table] ?? {};
  return ({ x, params }) => {
    const [rows = 1] = x.shape;
    const places = peek(x);
    return {
      y: upload(lookedUp(peek(paramAt(params, table)), places, width), [rows, (sizeOf(x.shape) / rows) * width]),
      backward: (gradient) => {
        if (!trained) return { inputs: [] };
        return {
          inputs: [],
          params: [[table, upload(summed(peek(gradient), places, entries, width), [entries, width])]],
        };
      },
    };
  };
}

const isRow = (place: number, entries: number): boolean => Number.isInteger(place) && place >= 0 && place < entries;

function lookedUp(table: Float32Array, places: Float32Array, width: number): Float32Array {
  const found = new Float32Array(places.length * width).fill(Number.NaN);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    if (!isRow(place, table.length / width)) continue;
    for (let column = 0; column < width; column++) {
      found[index * width + column] = table[place * width + column] as number;
    }
  }
  return found;
}

/** The gradient of each row of the table: the sum of those where it was looked up. */
function summed(gradient: Float32Array, places: Float32Array, entries: number, width: number): Float32Array {
  const sums = new Float32Array(entries * width);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    if (!isRow(place, entries)) continue;
    for (let column = 0; column < width; column++) {
      const to = place * width + column;
      sums[to] = (sums[to] as number) + (gradient[index * width + column] as number);
    }
  }
  return sums;
}
