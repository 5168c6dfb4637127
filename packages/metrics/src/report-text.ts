import { LinnetError, type OptionKind, optionKinds, pythonFloat } from '@linnet/core';
import type { Scores } from './class-scores.js';
import { fixed } from './fixed.js';
import type { Label } from './label-lists.js';

/** How reports are printed. */
export interface ReportTextOptions {
  /** Decimals of scores: 0 to 99. Default 2. */
  readonly digits?: number;
  /** What to call the classes, in the order of the labels. Default: the labels. */
  readonly targetNames?: readonly string[] | undefined;
}

/** Kinds of these options. */
export const reportTextKinds: Readonly<Record<keyof ReportTextOptions, OptionKind>> = {
  digits: {
    is: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 99,
    use: 'a whole number from 0 to 99',
  },
  targetNames: optionKinds.list,
};

/** A line of a report; accuracy stands alone in the column of the F1-score. */
export interface ReportLine {
  readonly name: string;
  readonly scores: Scores | { readonly accuracy: number; readonly support: number };
}

/** How the numbers of a report are printed. */
export interface ReportStyle {
  readonly digits: number;
  /** Supports that are sums of weights are printed as Python prints doubles. */
  readonly isWeighted: boolean;
}

const headings = ['precision', 'recall', 'f1-score', 'support'];

/** The text that scikit-learn prints: classes, an empty line, averages. */
export function reportText(
  classes: readonly ReportLine[],
  averages: readonly ReportLine[],
  style: ReportStyle,
): string {
  const longest = classes.reduce((most, { name }) => Math.max(most, [...name].length), 'weighted avg'.length);
  const width = Math.max(longest, style.digits);
  const line = (first: string, cells: readonly string[]): string =>
    `${aligned(first, width)} ${cells.map((cell) => ` ${aligned(cell, 9)}`).join('')}\n`;
  const lines = (of: readonly ReportLine[]): string =>
    of.map(({ name, scores }) => line(name, cellsOf(scores, style))).join('');
  return `${line('', headings)}\n${lines(classes)}\n${lines(averages)}`;
}

function cellsOf(scores: ReportLine['scores'], { digits, isWeighted }: ReportStyle): readonly string[] {
  const support = isWeighted ? pythonFloat(scores.support) : String(scores.support);
  const shares =
    'accuracy' in scores
      ? ['', '', fixed(scores.accuracy, digits)]
      : [scores.precision, scores.recall, scores.fScore].map((score) => fixed(score, digits));
  return [...shares, support];
}

/** To the right; characters are counted as Python counts them. */
const aligned = (text: string, width: number): string => `${' '.repeat(Math.max(0, width - [...text].length))}${text}`;

/**
 * What to call each class.
 * @throws LinnetError `bad-option` for another number of names, or what is no text
 */
export function namesOf(labels: readonly Label[], { targetNames }: ReportTextOptions): readonly string[] {
  if (targetNames === undefined) return labels.map(String);
  if (targetNames.length === labels.length && targetNames.every((name) => typeof name === 'string')) return targetNames;
  throw new LinnetError(
    'bad-option',
    `There are ${targetNames.length} targetNames for ${labels.length} classes; give a text for each, in the order of the labels. Where a class occurs on neither side, list all in labels too.`,
  );
}
