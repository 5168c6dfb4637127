/** A signal that went through an instrument, sample by sample. */
export interface Passage {
  /** In the units of the training data. */
  readonly signal: Float64Array;
  /** What the instrument answered, from -1 to 1. */
  readonly answers: Float64Array;
  /** What it should answer. */
  readonly predicted: Float64Array;
  /** Samples that lay outside the levels. */
  readonly clipped: number;
}

/** How answers differ from those predicted. */
export interface Comparison {
  readonly samples: number;
  readonly clipped: number;
  /** The largest difference, as a share of full scale, which is 1. */
  readonly largest: number;
  /** Answers that are another integer than predicted; in fixed point. */
  readonly otherIntegers?: number;
  /** Samples by which the answers come later than predicted: where they fit best. */
  readonly shift: number;
}

/** Compares all samples; `step` is that of the integers, where there are any. */
export function compare(passages: readonly Passage[], step?: number): Comparison {
  const sum = (of: (passage: Passage) => number): number => passages.reduce((total, one) => total + of(one), 0);
  return {
    samples: sum(({ answers }) => answers.length),
    clipped: sum((passage) => passage.clipped),
    largest: passages.reduce((most, passage) => Math.max(most, largestDifference(passage)), 0),
    ...(step === undefined ? {} : { otherIntegers: sum((passage) => otherIntegers(passage, step)) }),
    shift: bestShift(passages),
  };
}

const largestDifference = ({ answers, predicted }: Passage): number =>
  answers.reduce((most, answer, at) => Math.max(most, Math.abs(answer - (predicted[at] as number))), 0);

const otherIntegers = ({ answers, predicted }: Passage, step: number): number =>
  answers.filter((answer, at) => Math.round(answer / step) !== Math.round((predicted[at] as number) / step)).length;

/** No shift first: of several that fit alike, the smallest counts. */
const shifts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5];

function bestShift(passages: readonly Passage[]): number {
  const errors = shifts.map((shift) => passages.reduce((total, passage) => total + shiftedError(passage, shift), 0));
  return shifts[errors.indexOf(Math.min(...errors))] ?? 0;
}

/** Signals are played again and again, so the first sample follows the last. */
const shiftedError = ({ answers, predicted }: Passage, shift: number): number =>
  predicted.reduce((total, value, at) => {
    const place = (at + shift + answers.length) % answers.length;
    return total + Math.abs((answers[place] as number) - value);
  }, 0);
