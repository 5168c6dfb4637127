import {
  type Float32NdArray,
  type Floats,
  gatherRows,
  type HeadedPlan,
  type RowSelection,
  rowsOf,
  scatterRows,
  sizeOf,
} from '@linnet/core';
import { applyHead } from '@linnet/core/losses';
import { type Layout, type LayoutOptions, layOut } from './layout.js';

/** A plan that predicts, batch by batch. */
export interface Model {
  readonly layout: Layout;
  /** What the loss sees of the last batch: what the head makes of the layout's result. */
  readonly predicted: Floats;
  /** Predicts one batch; what users see of its rows goes to their places in `out`. */
  predict(x: Float32NdArray, out: Float32Array, rows: RowSelection, training: boolean): void;
}

/** Lays out a plan and its head. */
export function createModel({ plan, head, isShown }: HeadedPlan, options: LayoutOptions): Model {
  const layout = layOut(plan, options);
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const logits = layout.result.value;
  const predicted = head === 'none' ? logits : new Float64Array(logits.length);
  return {
    layout,
    predicted,
    predict: (x, out, selection, training) => {
      gatherRows(layout.input.value, x.data, inputs, selection);
      layout.forward(selection.rows, training);
      applyHead(head, predicted, logits, plan.output, selection.rows);
      scatterRows(out, isShown ? predicted : logits, outputs, selection);
    },
  };
}

/** The batches of all rows in order. */
export function* batchesOf(x: Float32NdArray, batchSize: number): Generator<RowSelection> {
  const all = rowsOf(x);
  for (let start = 0; start < all; start += batchSize) {
    yield { order: undefined, start, rows: Math.min(batchSize, all - start) };
  }
}
