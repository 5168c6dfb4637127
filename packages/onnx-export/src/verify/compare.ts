import { type Bounds, scaleValue, unscaleValue } from '@linnet/core';
import type { OnnxDocument } from '../file/document.js';
import { asType, inUnits } from './units.js';

/** How far an answer of the file is from what is expected, and whether that is none. */
export type CompareNumber = (answer: number, expected: number, column: number) => Difference;

/** A difference as the network counts: in steps of its output, or before scaling is undone. */
export interface Difference {
  readonly size: number;
  readonly isNone: boolean;
}

/** How answers are compared. */
export function comparisonOf(document: OnnxDocument, tolerance: number): CompareNumber {
  const { scaling, words } = document.units;
  return words === undefined
    ? compareFloats(scaling.output, tolerance)
    : compareWords(document, words.output.step, tolerance);
}

/** Integers: the very number that stands for the one expected, or what it stands for instead. */
function compareWords(
  { units: { scaling }, output: { type } }: OnnxDocument,
  step: number,
  tolerance: number,
): CompareNumber {
  const [toUnits, toScaled] = [inUnits(scaling.output, unscaleValue), inUnits(scaling.output, scaleValue)];
  const put = asType(type);
  return (answer, expected, column) => {
    if (answer === put(toUnits(expected * step, column))) return { size: 0, isNone: true };
    const size = distance(toScaled(answer, column) / step, expected);
    return { size, isNone: size <= tolerance };
  };
}

/** The last two digits that a single float has: what scaling rounds away in the user's units. */
const lastDigits = 1 / 4_194_304;

/**
 * Floats, in the user's units: a tolerance is absolute up to 1 and relative from there on, because single floats have as
 * many digits everywhere, and what these units round away is no difference either.
 */
function compareFloats(bounds: Bounds | undefined, tolerance: number): CompareNumber {
  const toUnits = inUnits(bounds, unscaleValue);
  return (answer, expected, column) => {
    const wanted = toUnits(expected, column);
    const half = bounds === undefined ? 1 : ((bounds.high[column] ?? 1) - (bounds.low[column] ?? -1)) / 2;
    const difference = distance(answer, wanted);
    const allowed =
      tolerance * Math.max(1, Math.abs(expected)) * half + (bounds === undefined ? 0 : Math.abs(wanted) * lastDigits);
    return { size: difference === 0 ? 0 : difference / half, isNone: difference <= allowed };
  };
}

/** Of what is no number, infinity. */
const distance = (a: number, b: number): number => (Number.isNaN(a) ? Number.POSITIVE_INFINITY : Math.abs(a - b));
