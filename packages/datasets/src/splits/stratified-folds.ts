import { LinnetError, random } from '@linnet/core';
import { classMembers } from './class-members.js';

/** Rows dealt to the folds class by class, classes in the order they appear in: which part each is in. */
export function stratifiedFolds(
  labels: readonly (number | string)[],
  folds: number,
  seed: number | undefined,
): Uint32Array {
  const classes = [...classMembers(labels)].sort(([a = 0], [b = 0]) => a - b);
  checkMembers(classes, labels, folds);
  const generator = seed === undefined ? undefined : random(seed);
  const foldOfRow = new Uint32Array(labels.length);
  let dealt = 0;
  for (const members of classes) {
    // Class after class, rows are dealt around the folds: that is how many each fold gets, and then in blocks.
    const foldsOfClass = members.map((_, at) => (dealt + at) % folds).sort((a, b) => a - b);
    dealt += members.length;
    generator?.shuffle(foldsOfClass);
    members.forEach((row, at) => {
      foldOfRow[row] = foldsOfClass[at] as number;
    });
  }
  return foldOfRow;
}

function checkMembers(
  classes: readonly (readonly number[])[],
  labels: readonly (number | string)[],
  folds: number,
): void {
  const small = classes.find((members) => members.length < folds);
  if (small === undefined) return;
  throw new LinnetError(
    'bad-option',
    `Class ${labels[small[0] ?? 0]} has ${small.length} rows, fewer than ${folds} folds: some would have none. Use fewer folds, or kFold.`,
  );
}
