import { formatShape, LinnetError, type Shape, showValue, sizeOf } from '@linnet/core';
import type { Layer } from './layer.js';

/**
 * All numbers of a row on one axis: rows of steps x channels become rows of numbers, step after step.
 *
 * @example
 * ```ts
 * sequential([128, 1], [conv1d(8, { kernelSize: 5 }), flatten(), dense(1)]);
 * ```
 */
export const flatten = (): Layer => ({
  kind: 'flatten',
  config: {},
  lower: (plan, from) => plan.op('reshape', from, [sizeOf(from.shape)], {}),
});

/**
 * The same numbers, in their order, in rows of another shape. One axis may be -1: it is what is left.
 * @throws LinnetError `bad-option` for axes that are not whole numbers from 1 up, or more than one -1; `bad-shape` where the
 * numbers of a row do not fill the shape.
 *
 * @example
 * ```ts
 * sequential(128, [reshape([-1, 1]), lstm(8), dense(1)]); // 128 steps of one feature
 * ```
 */
export function reshape(shape: Shape): Layer {
  checkAxes(shape);
  const to = [...shape];
  return {
    kind: 'reshape',
    config: { to },
    lower: (plan, from) => plan.op('reshape', from, filled(to, from.shape), {}),
  };
}

function checkAxes(shape: Shape): void {
  const isAxis = (length: number): boolean => Number.isInteger(length) && (length >= 1 || length === -1);
  const isShape = Array.isArray(shape) && shape.length > 0 && shape.every(isAxis);
  if (isShape && shape.filter((length) => length === -1).length <= 1) return;
  const given = Array.isArray(shape) ? `[${shape.join(', ')}]` : showValue(shape);
  throw new LinnetError(
    'bad-option',
    `The shape of reshape is ${given}; use a list of whole numbers from 1 up, one of which may be -1, such as [-1, 1].`,
  );
}

function filled(to: Shape, from: Shape): Shape {
  const [size, known] = [sizeOf(from), sizeOf(to.filter((length) => length !== -1))];
  const isOpen = to.includes(-1);
  if (isOpen ? size % known !== 0 : size !== known) {
    throw new LinnetError(
      'bad-shape',
      `reshape([${to.join(', ')}]) is given rows of ${formatShape(from)}, ${size} numbers, which ${isOpen ? `${known} does not divide` : `are not ${known}`}.`,
    );
  }
  return to.map((length) => (length === -1 ? size / known : length));
}
