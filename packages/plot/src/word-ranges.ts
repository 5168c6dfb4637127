import { LinnetError, showValue } from '@linnet/core';
import { type Markish, rect } from '@observablehq/plot';
import { labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { defaultSize, stepsWithin } from './layout.js';
import { fillOptions } from './mark-look.js';
import { namedAxis } from './named-axis.js';
import { formatNumber, shortNumber } from './numbers.js';
import { alarm, type Stroke, strokeOf } from './palette.js';

/** A quantity in a word: what it holds, and what it is asked to. */
export interface WordRange {
  /** Such as `dense_1 weights`. */
  readonly name: string;
  /** The least and the greatest number of the word. */
  readonly representable: readonly [least: number, greatest: number];
  /** Of the values themselves. */
  readonly used: readonly [least: number, greatest: number];
}

/**
 * How much of its word each quantity uses, such as the weights and outputs of quantised layers: a bar from the least value
 * to the greatest over all that the word can hold, each on the scale of its own word. What a word cannot hold is red.
 *
 * @param words a line each, the first on top
 * @throws LinnetError `bad-shape` without words, `bad-value` for a range that is none, `bad-option` for options that are none
 * @example
 * ```ts
 * wordRanges([{ name: 'weights', representable: [-1, 1 - 1 / 128], used: [-0.4, 0.62] }]);
 * ```
 */
export function wordRanges(words: readonly WordRange[], options: FigureOptions = {}): Figure {
  checkFigureOptions('wordRanges', options, {});
  if (words.length === 0)
    throw new LinnetError('bad-shape', 'The figure of word ranges has no words; give one or more.');
  for (const word of words) checkWord(word);
  const shares = words.map(sharesOf);
  const reach = shares.flatMap(({ word, used }) => [...word, ...used]);
  const domain = [Math.min(...reach), Math.max(...reach)] as const;
  return chart(
    options,
    (width) => ({
      title: options.title ?? 'Use of the words',
      description: `Ranges in their words: ${words.map(describe).join('; ')}.`,
      key: [
        { stroke: strokeOf(0), label: 'values' },
        { stroke: faint, label: 'what the word holds' },
        ...(shares.some(overflows) ? [{ stroke: alarm, label: 'what it cannot hold' }] : []),
      ],
      notes: [],
      x: labelled(
        linearAxis(domain, { round: true, steps: stepsWithin(width) }),
        options.xLabel ?? 'Share of the greatest number of the word (%)',
      ),
      y: labelled(
        namedAxis(
          words.map(({ name }) => name),
          { room: 22, reversed: true },
        ),
        options.yLabel ?? '',
      ),
      plotHeight: words.length * 22,
      ratio: 0.3,
      grid: 'none',
      marks: shares.flatMap(barsOf),
    }),
    defaultSize.width,
  );
}

const faint: Stroke = strokeOf(5);

interface Shares {
  readonly word: readonly [number, number];
  readonly used: readonly [number, number];
}

/** Percent of the greatest magnitude that the word holds. */
function sharesOf({ representable, used }: WordRange): Shares {
  const end = Math.max(...representable.map(Math.abs));
  const share = (value: number): number => (100 * value) / end;
  return {
    word: [share(representable[0]), share(representable[1])],
    used: [share(used[0]), share(used[1])],
  };
}

function barsOf({ word, used }: Shares, row: number): readonly Markish[] {
  const [low, high] = [Math.max(used[0], word[0]), Math.min(used[1], word[1])];
  return [
    bar(row, word, 0.4, faint, 0.35),
    ...(low < high ? [bar(row, [low, high], 0.25, strokeOf(0), 1)] : []),
    ...(used[0] < word[0] ? [bar(row, [used[0], Math.min(word[0], used[1])], 0.25, alarm, 1)] : []),
    ...(used[1] > word[1] ? [bar(row, [Math.max(word[1], used[0]), used[1]], 0.25, alarm, 1)] : []),
  ];
}

const bar = (row: number, [x1, x2]: readonly [number, number], half: number, stroke: Stroke, fillOpacity: number) =>
  rect([row], { x1: [x1], x2: [x2], y1: [row - half], y2: [row + half], ...fillOptions(stroke), fillOpacity });

/** Less of a word, in percent, is not seen. */
const visible = 0.5;

const overflows = ({ word, used }: Shares): boolean => used[0] < word[0] - visible || used[1] > word[1] + visible;

function checkWord({ name, representable, used }: WordRange): void {
  for (const range of [representable, used]) {
    const [low, high] = range;
    if (Number.isFinite(low) && Number.isFinite(high) && low <= high) continue;
    throw new LinnetError('bad-value', `"${name}" has the range ${showValue(range)}; use [least, greatest].`);
  }
  if (representable[0] === 0 && representable[1] === 0) {
    throw new LinnetError('bad-value', `The word of "${name}" holds 0 alone; give its least and greatest number.`);
  }
}

const describe = ({ name, representable, used }: WordRange): string =>
  `${name} from ${shortNumber(used[0])} to ${shortNumber(used[1])} of ${formatNumber(representable[0])} to ${formatNumber(representable[1])}`;
