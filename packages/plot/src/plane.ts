import { LinnetError, type NdArray, rowsOf, type Samples, showValue, sizeOf } from '@linnet/core';
import { type Axis, labelled, linearAxis } from './axis.js';
import type { FigureOptions } from './figure.js';
import { kinds } from './figure-options.js';
import { extentOf } from './series.js';

/** Options of figures of two features. */
export interface PlaneOptions extends FigureOptions {
  /** Which two columns of `x` are shown, from 0. Default: the first two, where there are no others. */
  readonly features?: readonly [horizontal: number, vertical: number];
  /** What the classes are called, in the order of their indices. Default `Class 0` and so on. */
  readonly classNames?: readonly string[];
  /** From where to where the horizontal axis goes. Default: what the rows need, with a margin. */
  readonly xRange?: readonly [low: number, high: number];
  /** The same for the vertical axis. */
  readonly yRange?: readonly [low: number, high: number];
}

/** Kinds of these options. */
export const planeKinds = {
  features: { is: Array.isArray, use: 'two columns, such as [0, 1]' },
  classNames: kinds.names,
  xRange: kinds.range,
  yRange: kinds.range,
};

/** Rows in a plane, and how far it goes. */
export interface Plane {
  readonly features: readonly [horizontal: number, vertical: number];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xRange: readonly [low: number, high: number];
  readonly yRange: readonly [low: number, high: number];
  readonly xLabel: string;
  readonly yLabel: string;
}

/**
 * Two features of samples.
 * @throws LinnetError `bad-shape` for no rows, fewer than two features, or more where none are chosen, `bad-value` for
 *   what are no samples, `bad-option` for a column that is none
 */
export function planeOf({ x, y }: Samples, options: PlaneOptions, what: string): Plane {
  const features = featuresOf(x, options.features, what);
  const [across, up] = [columnOf(x, features[0]), columnOf(x, features[1])];
  if (rowsOf(y) !== across.length) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${across.length} rows of x and ${rowsOf(y)} of y; they must be as many.`,
    );
  }
  return {
    features,
    x: across,
    y: up,
    xRange: options.xRange ?? padded(across, `Feature ${features[0]}`),
    yRange: options.yRange ?? padded(up, `Feature ${features[1]}`),
    xLabel: options.xLabel ?? `Feature ${features[0]}`,
    yLabel: options.yLabel ?? `Feature ${features[1]}`,
  };
}

/** Throws for what are no samples: what types say and plain JavaScript does not. */
export function checkSamplesKind(samples: Samples, what: string): void {
  const isArray = (array: unknown): boolean =>
    typeof array === 'object' &&
    array !== null &&
    'data' in array &&
    ArrayBuffer.isView(array.data) &&
    'shape' in array &&
    Array.isArray(array.shape);
  if (isArray(samples?.x) && isArray(samples.y)) return;
  throw new LinnetError(
    'bad-value',
    `${what} takes samples { x, y }, both arrays with a shape; it was given ${showValue(samples)}.`,
  );
}

/** The axes of a plane. */
export function planeAxes(
  { xRange, yRange, xLabel, yLabel }: Plane,
  steps: number,
): { readonly x: Axis; readonly y: Axis } {
  return { x: labelled(linearAxis(xRange, { steps }), xLabel), y: labelled(linearAxis(yRange), yLabel) };
}

function featuresOf(x: NdArray, chosen: PlaneOptions['features'], what: string): readonly [number, number] {
  const columns = sizeOf(x.shape.slice(1));
  if (rowsOf(x) === 0) throw new LinnetError('bad-shape', `${what} has no rows; at least one is needed.`);
  if (columns < 2 || x.shape.length > 2) {
    throw new LinnetError(
      'bad-shape',
      `${what} has rows of ${x.shape.slice(1).join(' x ') || 'one number'}; a plane shows two features of rows that have two or more.`,
    );
  }
  if (chosen === undefined && columns > 2) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${columns} features and a plane shows two; choose them, such as features: [0, 1].`,
    );
  }
  const [across = 0, up = 1] = chosen ?? [];
  const isColumn = (column: number): boolean => Number.isInteger(column) && column >= 0 && column < columns;
  if (isColumn(across) && isColumn(up) && across !== up) return [across, up];
  throw new LinnetError(
    'bad-option',
    `Features ${across} and ${up} cannot be shown; choose two different columns from 0 to ${columns - 1}.`,
  );
}

function columnOf(x: NdArray, column: number): Float64Array {
  const columns = sizeOf(x.shape.slice(1));
  return Float64Array.from({ length: rowsOf(x) }, (_, row) => x.data[row * columns + column] as number);
}

/** A twentieth more on both sides, so that points at the edge are whole. */
function padded(values: Float64Array, what: string): readonly [number, number] {
  const [low, high] = extentOf([values.filter(Number.isFinite)], what);
  const margin = (high - low) / 20;
  // Values all but equal get an axis around them.
  return linearAxis([low - margin, high + margin]).domain;
}
