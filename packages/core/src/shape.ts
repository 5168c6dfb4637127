import { LinnetError } from './errors.js';

/** Lengths of the axes, outermost first. Rows are the first axis of data; plans and layers leave them out. */
export type Shape = readonly number[];

/** How many numbers an array of this shape holds. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** The shape of one row: all axes but the first. */
export const rowShape = (shape: Shape): Shape => shape.slice(1);

/** `[5040, 100]` as people read it: `5040 x 100`. */
export const formatShape = (shape: Shape): string => (shape.length === 0 ? 'scalar' : shape.join(' x '));

/** True when both shapes have the same axes. */
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((length, axis) => length === b[axis]);

/**
 * Throws unless every axis is a whole number from 1 up; `what` names the shape in the message.
 * @throws LinnetError `bad-shape` with the first axis that is not.
 */
export function checkShape(shape: Shape, what: string): void {
  const bad = shape.find((length) => !Number.isInteger(length) || length < 1);
  if (bad !== undefined) {
    throw new LinnetError(
      'bad-shape',
      `${what} has an axis of length ${bad}; every axis must be a whole number from 1 up.`,
    );
  }
}
