import { rowShape, sizeOf, type TestVectors } from '@linnet/core';
import type { OnnxDocument } from '../file/document.js';
import { comparisonOf } from './compare.js';

/** What came of comparing so far. */
export interface Tallied {
  readonly mismatches: number;
  readonly worst: number;
  readonly notes: readonly string[];
}

/** Counts answers that differ. */
export interface Tally {
  /** Adds answers to these rows of the vectors, one after another. */
  add(rows: readonly number[], answers: ArrayLike<number>): void;
  result(): Tallied;
}

/** Notes name so many rows. */
const mostNamed = 3;

/** Starts counting. */
export function tallyOf(document: OnnxDocument, vectors: TestVectors): Tally {
  const { expected } = vectors;
  const units = sizeOf(rowShape(expected.shape));
  const compare = comparisonOf(document, vectors);
  const notes: string[] = [];
  let [mismatches, worst] = [0, 0];
  const addRow = (row: number, answers: ArrayLike<number>, at: number): void => {
    const found = Array.from({ length: units }, (_, unit) => {
      const answer = answers[at * units + unit] ?? Number.NaN;
      return { unit, answer, ...compare(answer, expected.data[row * units + unit] ?? 0, unit) };
    });
    worst = found.reduce((most, { size }) => Math.max(most, size), worst);
    const bad = found.find(({ isNone }) => !isNone);
    if (bad === undefined) return;
    mismatches++;
    if (notes.length < mostNamed)
      notes.push(`Row ${row}, output ${bad.unit}: ${bad.answer}, which is off by ${Number(bad.size.toPrecision(3))}.`);
  };
  return {
    add: (rows, answers) => {
      for (const [at, row] of rows.entries()) addRow(row, answers, at);
    },
    result: () => ({ mismatches, worst, notes }),
  };
}
