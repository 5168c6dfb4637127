import { castTo } from '../file/cast.js';
import type { LayerReading } from './layer-reading.js';
import type { LayerWriter } from './value.js';

/** Whole numbers, each replaced by that row of a table. */
export function readEmbedding(read: LayerReading): LayerWriter {
  const table = read.weight('embeddings', [undefined, undefined], 'vocabulary x units');
  return (scope, { tensor, axes }) => {
    const rows = castTo(scope, tensor, 'int64');
    const numbers = scope.numbers('embeddings', table.data, table.shape);
    return { tensor: scope.node('Gather', [numbers, rows]), axes: [...axes, table.shape[1] ?? 0] };
  };
}
