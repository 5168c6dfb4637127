import { accuracyWithInterval, type Dataset, type Proportion } from 'linnet';
import type { Passage } from '../compare.js';
import type { Loop } from '../loop.js';
import { mostSamples } from '../play.js';
import type { Classes } from './classes.js';

/** Rows that were played one after the other, and read where the window holds one row and nothing else. */
export interface PlayedRows {
  readonly passages: readonly Passage[];
  readonly accuracy: Proportion;
  /** Rows that the prediction has in the same class. */
  readonly asPredicted: number;
}

/** Plays rows as the network was trained on them, as many at a time as a trace shows. */
export async function playRows(loop: Loop, { x, y, rows }: Dataset, classes: Classes): Promise<PlayedRows> {
  const length = x.shape[1] ?? 1;
  const group = length * Math.floor(mostSamples / length);
  const passages: Passage[] = [];
  for (let first = 0; first < rows * length; first += group) {
    passages.push(await loop.play(Float64Array.from(x.data.subarray(first, first + group))));
  }
  const atRowEnds = (of: (passage: Passage) => Float64Array): readonly number[] =>
    passages.flatMap((passage) => Array.from(of(passage).filter((_, at) => at % length === length - 1)));
  const [answers, predicted] = [atRowEnds((passage) => passage.answers), atRowEnds((passage) => passage.predicted)];
  return {
    passages,
    accuracy: accuracyWithInterval(y, answers.map(classes.targetOf)),
    asPredicted: answers.filter(
      (answer, row) => classes.isDefective(answer) === classes.isDefective(predicted[row] as number),
    ).length,
  };
}
