import { numberText, shareText } from './number-text.js';

/** A figure that a run reached, beside what it should be. */
export interface Outcome {
  /** Such as `Test accuracy, mean of 5 seeds`. */
  readonly name: string;
  readonly value: number;
  /** Shown as a percentage. */
  readonly isShare?: boolean;
  /** The bound it is held to, inclusive; with neither it is just told. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What the source says it is, as that prints it: `1.5e-6`, `0.92 to 0.99`. */
  readonly stated?: string;
  /** Who says so, such as `the vendor`. */
  readonly source?: string;
  /** Why the bound is another than what is stated, or where it comes from when nothing is. */
  readonly reason?: string;
}

/** An outcome in words; what there is nothing to say of is empty. */
export interface OutcomeTexts {
  readonly name: string;
  /** With its source. */
  readonly stated: string;
  readonly bound: string;
  readonly reached: string;
  readonly reason: string;
  /** Undefined where there is no bound. */
  readonly isReached: boolean | undefined;
}

/** Puts an outcome into words. */
export function outcomeTexts(outcome: Outcome): OutcomeTexts {
  const { name, value, isShare = false, stated, source, reason = '' } = outcome;
  return {
    name,
    stated: stated === undefined ? (source ?? '') : source === undefined ? stated : `${stated} (${source})`,
    bound: boundText(outcome),
    reached: isShare ? shareText(value) : numberText(value),
    reason,
    isReached: isReached(outcome),
  };
}

function boundText({ atLeast, atMost, isShare = false }: Outcome): string {
  const show = isShare ? shareText : numberText;
  if (atLeast !== undefined && atLeast === atMost) return `exactly ${show(atLeast)}`;
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${show(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${show(atMost)}`]),
  ];
  return parts.join(', ');
}

/** Whether it is within its bound; undefined where there is none. */
function isReached({ value, atLeast, atMost }: Outcome): boolean | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined;
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}
