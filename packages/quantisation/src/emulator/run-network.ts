import type { QuantisedNetwork } from '@linnet/core';
import { layerRunner } from './layer-runner.js';
import { blockRows } from './sums.js';

/** Integers of a block of rows as they leave a layer, and how many sums of them did not fit their word. */
export interface LayerBlock {
  readonly layer: number;
  /** The first row of the block. */
  readonly start: number;
  readonly rows: number;
  /** Rows x units, at its start; it is used again for the next block. */
  readonly values: Float64Array;
  readonly overflows: number;
}

/** Sends integers, rows x inputs, through all layers, block by block, and shows what leaves each. */
export function runNetwork(
  { layers }: QuantisedNetwork,
  x: Int32Array,
  rows: number,
  see: (block: LayerBlock) => void,
): void {
  const runners = layers.map(layerRunner);
  const inputs = layers[0]?.inputs ?? 0;
  const buffers = [inputs, ...runners.map(({ units }) => units)].map((width) => new Float64Array(blockRows * width));
  for (let start = 0; start < rows; start += blockRows) {
    const count = Math.min(blockRows, rows - start);
    buffers[0]?.set(x.subarray(start * inputs, (start + count) * inputs));
    for (const [layer, runner] of runners.entries()) {
      const [from, values] = [buffers[layer], buffers[layer + 1]];
      if (from === undefined || values === undefined) continue;
      see({ layer, start, rows: count, values, overflows: runner.run(count, from, values) });
    }
  }
}
