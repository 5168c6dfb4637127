import { LinnetError } from '@linnet/core';
import type { Axis } from './axis.js';
import { type KeyEntry, keyRows } from './key.js';
import { shortened, textWidth, wrapped } from './text.js';

/** Sizes of text, in pixels. */
export const fontSizes = { title: 16, text: 12, note: 11 } as const;

/** Text around the plot. */
export interface Furniture {
  readonly title: readonly string[];
  readonly key: readonly (readonly KeyEntry[])[];
  readonly notes: readonly string[];
}

/** Where the plot lies in a figure. */
export interface Layout extends Furniture {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  /** Pixels between the plot and the label of its vertical axis. */
  readonly above: number;
}

/** What decides the layout. */
export interface LayoutInput {
  readonly title: string;
  readonly key?: readonly KeyEntry[];
  readonly notes?: readonly string[];
  readonly x: Axis;
  readonly y: Axis;
  /** Pixels to keep free on the left, where ticks need less. */
  readonly left?: number;
  /** Pixels to keep free on the right for labels. */
  readonly right?: number;
  /** Pixels to keep free above the plot for titles of panels. */
  readonly above?: number;
  /** The least height of the plot itself. */
  readonly plotHeight?: number;
  /** How high the plot is for its width, where no height is said. */
  readonly ratio?: number;
}

/** Pixels that a figure is asked to take. */
export interface Size {
  readonly width: number;
  readonly height?: number | undefined;
}

/** Pixels of a figure where nothing else is said. */
export const defaultSize = { width: 720, height: 380 } as const;

/** About how many steps of a horizontal axis have room, in each of so many panels. */
export const stepsWithin = (width: number, panels = 1): number => Math.max(2, Math.floor(width / 70 / panels));

/** Pixels from one line of text to the next. */
export const lineHeight = { title: 21, key: 22, note: 16 } as const;

/** Finds room for the text around the plot; the figure grows where the plot would get too low. */
export function layoutOf(input: LayoutInput, { width, height }: Size): Layout {
  checkSize(width, 320, 'Width');
  if (height !== undefined) checkSize(height, 200, 'Height');
  const furniture = furnitureOf(input, width - 24);
  const margins = marginsOf(input, furniture);
  const around = margins.marginTop + margins.marginBottom;
  const wanted = height ?? (input.ratio === undefined ? defaultSize.height : around + plotHeightOf(input.ratio));
  const least = around + (input.plotHeight ?? 120);
  return { ...furniture, width, height: Math.max(wanted, least), above: input.above ?? 0, ...margins };

  function plotHeightOf(ratio: number): number {
    return Math.round((width - margins.marginLeft - margins.marginRight) * ratio);
  }
}

/** Pixels on the left of the plot that the ticks of its vertical axis need. */
export const leftOf = ({ ticks, format }: Axis): number =>
  Math.ceil(Math.max(0, ...ticks.map((tick) => textWidth(format(tick), fontSizes.text)))) + 22;

function furnitureOf({ title, key = [], notes = [] }: LayoutInput, width: number): Furniture {
  const fitting = key.map((entry) => ({ ...entry, label: shortened(entry.label, width - 36, fontSizes.text) }));
  return {
    title: wrapped(title, width, fontSizes.title * 1.2),
    key: keyRows(fitting, width),
    notes: notes.flatMap((note) => wrapped(note, width, fontSizes.note)),
  };
}

function marginsOf({ x, y, left = 0, right = 0, above = 0 }: LayoutInput, { title, key, notes }: Furniture) {
  const text = title.length * lineHeight.title + key.length * lineHeight.key;
  const under = notes.length === 0 ? 4 : 8 + notes.length * lineHeight.note;
  return {
    marginTop: 14 + text + (y.label === undefined ? 12 : 34) + above,
    marginBottom: 30 + (x.label === undefined ? 0 : 20) + under,
    marginLeft: Math.max(left, leftOf(y)),
    marginRight: Math.max(24, right),
  };
}

function checkSize(size: number, least: number, what: string): void {
  if (!(size >= least && size <= 10_000)) {
    throw new LinnetError('bad-option', `${what} is ${size}; use ${least} to 10,000 pixels.`);
  }
}
