import { formatShape, type Shape, sizeOf } from '@linnet/core';
import type { LayerReading } from './layer-reading.js';
import type { FloatScope } from './scope.js';
import { type LayerWriter, misfit, type Value } from './value.js';

/** What training alone knows of: values pass. */
export const passOver = (): LayerWriter => (_, from) => from;

/** The same numbers on other axes. */
export function reshaped(scope: FloatScope, { tensor }: Value, axes: Shape): Value {
  const shape = scope.constant('shape', 'int64', [-1, ...axes], [axes.length + 1]);
  return { tensor: scope.node('Reshape', [tensor, shape]), axes };
}

/** All numbers of a row on one axis. */
export const readFlatten = (): LayerWriter => (scope, from) =>
  from.axes.length === 1 ? from : reshaped(scope, from, [sizeOf(from.axes)]);

/** Rows of another shape, of which one axis may be open. */
export function readReshape(read: LayerReading): LayerWriter {
  const to: readonly unknown[] = Array.isArray(read.spec.config?.to) ? read.spec.config.to : [];
  const axes = to.filter(
    (length): length is number => Number.isInteger(length) && (Number(length) >= 1 || length === -1),
  );
  const open = axes.filter((length) => length === -1).length;
  if (to.length === 0 || axes.length < to.length || open > 1) {
    read.problems.push(
      `has the shape ${JSON.stringify(read.spec.config?.to)}; use whole numbers from 1 up, one of which may be -1.`,
    );
  }
  return (scope, from) => reshaped(scope, from, filled(axes, from.axes));
}

function filled(to: Shape, from: Shape): Shape {
  const [size, known] = [sizeOf(from), sizeOf(to.filter((length) => length !== -1))];
  const shape = to.map((length) => (length === -1 ? size / known : length));
  if (sizeOf(shape) === size && shape.every(Number.isInteger)) return shape;
  throw misfit(`makes rows of ${formatShape(to)} and is given ${formatShape(from)}.`);
}
