import { LinnetError } from './errors.js';
import { checkFinite, type NdArray } from './ndarray.js';
import { rowShape, sizeOf } from './shape.js';

/** For each column of a row, the values that scaling takes to -1 and to 1. */
export interface Bounds {
  /** Becomes -1; one for each column. */
  readonly low: readonly number[];
  /** Becomes 1; one for each column. */
  readonly high: readonly number[];
}

/** How a model's inputs and outputs are scaled; what is absent stays as it is. */
export interface Scaling {
  /** What inputs are scaled from, to [-1, 1]. */
  readonly input?: Bounds | undefined;
  /** What outputs are scaled to, from [-1, 1]. */
  readonly output?: Bounds | undefined;
}

/**
 * Least and greatest value of every column (`perColumn`), or of all columns together (`shared`), in the units of the data.
 * @throws LinnetError `bad-value` for NaN or infinite values.
 *
 * @example
 * ```ts
 * boundsOf(fromRows([[0, 10], [2, 30]]), 'perColumn'); // { low: [0, 10], high: [2, 30] }
 * ```
 */
export function boundsOf(array: NdArray, kind: 'perColumn' | 'shared'): Bounds {
  checkFinite(array, 'Data to scale');
  const columns = sizeOf(rowShape(array.shape));
  const low = new Array<number>(columns).fill(Number.POSITIVE_INFINITY);
  const high = new Array<number>(columns).fill(Number.NEGATIVE_INFINITY);
  array.data.forEach((value, index) => {
    const column = index % columns;
    low[column] = Math.min(low[column] ?? value, value);
    high[column] = Math.max(high[column] ?? value, value);
  });
  if (kind === 'perColumn') return { low, high };
  const [least, greatest] = [low.reduce((a, b) => Math.min(a, b)), high.reduce((a, b) => Math.max(a, b))];
  return { low: low.fill(least), high: high.fill(greatest) };
}

/** The columns whose bounds are equal: they scale to 0 and tell a model nothing. */
export const constantColumns = ({ low, high }: Bounds): readonly number[] =>
  low.flatMap((value, column) => (value === high[column] ? [column] : []));

/**
 * Checks bounds given by a person.
 * Equal ones are those of a constant column, which becomes 0.
 * @throws LinnetError `bad-value` when their number is not `columns`, or a low bound is above its high one, or not finite.
 */
export function checkBounds(bounds: Bounds, columns: number, what: string): void {
  const { low, high }: Partial<Bounds> = bounds ?? {};
  if (!(Array.isArray(low) && Array.isArray(high))) {
    throw new LinnetError('bad-value', `${what} must be { low: [...], high: [...] }, a number for each column.`);
  }
  if (low.length !== columns || high.length !== columns) {
    throw new LinnetError(
      'bad-value',
      `${what} has ${low.length} low and ${high.length} high bounds; ${columns} of each are needed.`,
    );
  }
  const bad = low.findIndex((value, column) => {
    const upper = high[column] ?? Number.NaN;
    return !(Number.isFinite(value) && Number.isFinite(upper) && value <= upper);
  });
  if (bad >= 0) {
    throw new LinnetError(
      'bad-value',
      `${what}: column ${bad} goes from ${low[bad]} to ${high[bad]}; the low bound must not be above the high one, both finite.`,
    );
  }
}

/** One number of {@link scale}: 2 ((x - low) / (high - low) - 0.5), or 0 where both bounds are equal. */
export const scaleValue = (value: number, low: number, high: number): number =>
  low === high ? 0 : 2 * ((value - low) / (high - low) - 0.5);

/** One number of {@link unscale}: (y / 2 + 0.5) (high - low) + low. */
export const unscaleValue = (value: number, low: number, high: number): number =>
  (value / 2 + 0.5) * (high - low) + low;

/**
 * Column by column, `low` to -1 and `high` to 1, in doubles: 2 ((x - low) / (high - low) - 0.5). A constant column becomes 0.
 * Columns are the numbers of a row, over all of its axes.
 * @throws LinnetError `bad-shape` where the bounds are of another number of columns.
 */
export const scale = (array: NdArray, bounds: Bounds): NdArray<Float64Array> => mapColumns(array, bounds, scaleValue);

/**
 * The reverse of {@link scale}: (y / 2 + 0.5) (high - low) + low, in doubles.
 * @throws LinnetError `bad-shape` where the bounds are of another number of columns.
 */
export const unscale = (array: NdArray, bounds: Bounds): NdArray<Float64Array> =>
  mapColumns(array, bounds, unscaleValue);

function mapColumns(
  array: NdArray,
  { low, high }: Bounds,
  map: (value: number, low: number, high: number) => number,
): NdArray<Float64Array> {
  const columns = sizeOf(rowShape(array.shape));
  if (low.length !== columns || high.length !== columns) {
    const given = low.length === high.length ? low.length : `${low.length} (low) and ${high.length} (high)`;
    throw new LinnetError('bad-shape', `Bounds for ${given} columns do not fit rows of ${columns}.`);
  }
  const data = Float64Array.from(array.data, (value, index) => {
    const column = index % columns;
    return map(value, low[column] ?? 0, high[column] ?? 0);
  });
  return { data, shape: array.shape };
}
