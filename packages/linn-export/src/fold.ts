import type { Bounds } from '@linnet/core';
import { type ChannelBounds, columnsOf, scaleValue, sharedBounds } from './bounds.js';
import type { DenseLayer } from './dense-layer.js';

/**
 * A first layer that takes inputs of one shared scaling and computes what the given layer computes of inputs scaled
 * column by column: with x_column = a x_shared + b, weights become a w, and each bias grows by the sum of b w.
 * Computed in doubles, rounded once.
 */
export function foldScaling(layer: DenseLayer, bounds: Bounds): DenseLayer {
  const shared = sharedBounds(bounds);
  const maps = columnsOf(bounds).map((column) => affineBetween(shared, column));
  const { units } = layer;
  const kernel = layer.kernel.map((weight, index) => weight * (maps[Math.floor(index / units)]?.factor ?? 1));
  const bias = Float64Array.from(layer.bias);
  for (const [index, weight] of layer.kernel.entries()) {
    bias[index % units] = (bias[index % units] ?? 0) + weight * (maps[Math.floor(index / units)]?.offset ?? 0);
  }
  return { ...layer, kernel, bias: Float32Array.from(bias) };
}

/** The line that takes a value of the shared scaling to that of the column's. A constant column is 0 everywhere. */
function affineBetween(
  shared: ChannelBounds,
  column: ChannelBounds,
): { readonly factor: number; readonly offset: number } {
  if (column.low === column.high) return { factor: 0, offset: 0 };
  const factor = (shared.high - shared.low) / (column.high - column.low);
  return { factor, offset: scaleValue(shared.low, column) + factor };
}
