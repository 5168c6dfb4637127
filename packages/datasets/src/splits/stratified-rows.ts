import { LinnetError, type RandomState } from '@linnet/core';
import { classMembers } from './class-members.js';

/** Rows of both sides, with the shares of each class kept: those of scikit-learn's `StratifiedShuffleSplit`. */
export function stratifiedRows(
  labels: readonly (number | string)[],
  sizes: { readonly train: number; readonly test: number },
  generator: RandomState,
): { readonly train: readonly number[]; readonly test: readonly number[] } {
  const classes = classMembers(labels);
  checkClasses(classes, labels, sizes);
  const counts = classes.map((members) => members.length);
  const inTrain = spread(counts, sizes.train, generator);
  const left = counts.map((count, at) => count - (inTrain[at] as number));
  const inTest = spread(left, sizes.test, generator);
  const [train, test]: [number[], number[]] = [[], []];
  classes.forEach((members, at) => {
    const [first, second] = [inTrain[at] as number, inTest[at] as number];
    const order = Array.from(generator.permutation(members.length), (place) => members[place] as number);
    train.push(...order.slice(0, first));
    test.push(...order.slice(first, first + second));
  });
  generator.shuffle(train);
  generator.shuffle(test);
  return { train, test };
}

/** How many of `draws` rows each class gets: in proportion, and what rounding down leaves to the largest remainders; among equal ones by lot. */
function spread(counts: readonly number[], draws: number, generator: RandomState): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (count / total) * draws);
  const given = exact.map(Math.floor);
  const remainders = exact.map((value, at) => value - (given[at] as number));
  let missing = draws - given.reduce((sum, count) => sum + count, 0);
  for (const remainder of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    const equal = remainders.flatMap((value, at) => (value === remainder ? [at] : []));
    const chosen = generator.choice(equal, Math.min(equal.length, missing), { replace: false });
    for (const at of chosen) given[at] = (given[at] as number) + 1;
    missing -= chosen.length;
  }
  return given;
}

function checkClasses(
  classes: readonly (readonly number[])[],
  labels: readonly (number | string)[],
  sizes: { readonly train: number; readonly test: number },
): void {
  const alone = classes.filter((members) => members.length < 2).map(([row]) => labels[row as number]);
  if (alone.length > 0) {
    throw new LinnetError(
      'bad-option',
      `A stratified split needs two rows of each class; there is one of class ${alone.slice(0, 5).join(', ')}. Leave such rows or stratify out.`,
    );
  }
  const [side, least] = sizes.train < sizes.test ? ['training', sizes.train] : ['test', sizes.test];
  if (least < classes.length) {
    throw new LinnetError(
      'bad-option',
      `The ${side} has ${least} rows for ${classes.length} classes; a stratified split needs one of each. Use a larger share, or leave stratify out.`,
    );
  }
}
