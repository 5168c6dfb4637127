import { type Bounds, scaleValue, type TestVectors, toleranceAt, unscaleValue } from '@linnet/core';
import type { OnnxDocument } from '../file/document.js';
import { asType, inUnits } from './units.js';

/** How far an answer of the file is from what is expected, and whether that is none. */
export type CompareNumber = (answer: number, expected: number, column: number) => Difference;

/** A difference in the units of the vectors: in steps of the output, or in the user's. */
export interface Difference {
  readonly size: number;
  readonly isNone: boolean;
}

/** How answers are compared. */
export function comparisonOf(document: OnnxDocument, vectors: Tolerance): CompareNumber {
  const { words, outside } = document.units;
  return words === undefined
    ? compareFloats(outside?.output, vectors)
    : compareWords(document, words.output.step, vectors);
}

type Tolerance = Pick<TestVectors, 'tolerance'>;

/** Integers: the very number that stands for the one expected, or what it stands for instead. */
function compareWords(
  { units: { scaling }, output: { type } }: OnnxDocument,
  step: number,
  vectors: Tolerance,
): CompareNumber {
  const [toUnits, toScaled] = [inUnits(scaling.output, unscaleValue), inUnits(scaling.output, scaleValue)];
  const put = asType(type);
  return (answer, expected, column) => {
    if (answer === put(toUnits(expected * step, column))) return { size: 0, isNone: true };
    const size = distance(toScaled(answer, column) / step, expected);
    return { size, isNone: size <= toleranceAt(vectors, column) };
  };
}

/** Floats, in the user's units: scaling that the file leaves out is undone, and rounded, as `predict` does it. */
function compareFloats(outside: Bounds | undefined, vectors: Tolerance): CompareNumber {
  const toUnits = inUnits(outside, unscaleValue);
  return (answer, expected, column) => {
    const size = distance(Math.fround(toUnits(answer, column)), expected);
    return { size, isNone: size <= toleranceAt(vectors, column) };
  };
}

/** Of what is no number, infinity; infinities that are equal are equal. */
function distance(a: number, b: number): number {
  const size = a === b ? 0 : Math.abs(a - b);
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}
