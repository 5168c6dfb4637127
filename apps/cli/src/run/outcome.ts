/** A figure that a run reached, beside what it should be. */
export interface Outcome {
  /** Such as `Test accuracy, mean of 5 seeds`. */
  readonly name: string;
  readonly value: number;
  /** Shown as a percentage. */
  readonly isShare?: boolean;
  /** What it should be; with neither it is just told. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Who says what it should be, such as `Keras 3.15, 20 seeds: 0.92 to 0.99`. */
  readonly source?: string;
}

/** An outcome in words. */
export interface OutcomeTexts {
  readonly name: string;
  readonly reached: string;
  /** Empty where nothing is expected. */
  readonly expected: string;
  readonly source: string;
  /** Undefined where nothing is expected. */
  readonly isReached: boolean | undefined;
}

/** Puts an outcome into words. */
export function outcomeTexts(outcome: Outcome): OutcomeTexts {
  const { name, value, atLeast, atMost, source = '' } = outcome;
  const show = (number: number): string => numberText(number, outcome.isShare === true);
  const bounds = [
    atLeast === undefined ? '' : `at least ${show(atLeast)}`,
    atMost === undefined ? '' : `at most ${show(atMost)}`,
  ].filter((text) => text !== '');
  return { name, reached: show(value), expected: bounds.join(', '), source, isReached: isReached(outcome) };
}

/** Whether it is what it should be; undefined where nothing is expected. */
function isReached({ value, atLeast, atMost }: Outcome): boolean | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined;
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}

function numberText(value: number, isShare: boolean): string {
  if (isShare) return `${(100 * value).toFixed(1)} %`;
  return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toPrecision(4)));
}
