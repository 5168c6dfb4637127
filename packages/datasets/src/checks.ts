import { LinnetError, nearestName, showValue } from '@linnet/core';

/** Names among the options that are not known: what JavaScript lets pass. One problem each. */
export const unknownOptions = (options: object, known: readonly string[]): readonly string[] => {
  if (typeof options !== 'object' || options === null) {
    return [`The options are ${showValue(options)}; use an object { ${known.join(', ')} }.`];
  }
  return Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known);
      return `Unknown option "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} Options: ${known.join(', ')}.`;
    });
};

/** Throws unless a value is a whole number within these limits. */
export function checkWhole(value: number, least: number, most: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new LinnetError('bad-value', `${what} is ${value}; use a whole number from ${least} to ${most}.`);
}

/** Throws unless a value is a number of rows that a batch may have. */
export const checkBatchSize = (size: number): void => checkWhole(size, 1, 0xffffffff, 'The size of a batch');

// Numbers in one array: beyond this they take more than a gigabyte.
const mostNumbers = 100_000_000;

// A step is a nanosecond or a few.
const mostSteps = 1e10;

/** Throws when drawing takes more than a minute or so; `what` is what does, such as `100 rows of 1000000 words`. */
export function checkWork(steps: number, what: string, advice: string): void {
  if (steps <= mostSteps) return;
  throw new LinnetError(
    'limit',
    `${what} take about ${steps.toPrecision(1)} steps to draw, at most ${mostSteps} are taken. ${advice}`,
  );
}

/** Throws when so many numbers would not fit into memory; `what` is what has them, such as `100 rows of 3 columns`. */
export function checkNumbers(count: number, what: string, advice: string): void {
  if (count <= mostNumbers) return;
  throw new LinnetError('limit', `${what} are ${count} numbers, at most ${mostNumbers} are made. ${advice}`);
}
