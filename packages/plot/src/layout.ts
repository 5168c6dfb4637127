import { LinnetError } from '@linnet/core';
import type { Axis } from './axis.js';
import type { FigureOptions } from './figure.js';
import type { Stroke } from './palette.js';
import { shortened, textWidth, wrapped } from './text.js';

/** Sizes of text, in pixels. */
export const fontSizes = { title: 16, text: 12, note: 11 } as const;

/** One entry of a figure's key: a sample of the line and what it stands for. */
export interface KeyEntry {
  readonly stroke: Stroke;
  readonly label: string;
  readonly thickness?: number;
}

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
  /** Pixels to keep free on the right for labels. */
  readonly right?: number;
  /** Pixels to keep free above the plot for titles of panels. */
  readonly above?: number;
  /** The least height of the plot itself. */
  readonly plotHeight?: number;
  readonly size: Pick<FigureOptions, 'width' | 'height'>;
}

/** Pixels of a figure where nothing else is said. */
export const defaultSize = { width: 720, height: 380 } as const;

/** About how many steps of a horizontal axis have room, in each of so many panels. */
export const stepsWithin = (width: number = defaultSize.width, panels = 1): number =>
  Math.max(2, Math.floor(width / 70 / panels));

/** Pixels from one line of text to the next. */
export const lineHeight = { title: 21, key: 22, note: 16 } as const;

/** Finds room for the text around the plot; the figure grows where the plot would get too low. */
export function layoutOf(input: LayoutInput): Layout {
  const { width, height } = { ...defaultSize, ...input.size };
  checkSize(width, 320, 'Width');
  checkSize(height, 200, 'Height');
  const title = wrapped(input.title, width - 24, fontSizes.title * 1.2);
  const key = keyRows(input.key ?? [], width - 24);
  const notes = (input.notes ?? []).flatMap((note) => wrapped(note, width - 24, fontSizes.note));
  const above = input.above ?? 0;
  const marginTop =
    14 +
    title.length * lineHeight.title +
    key.length * lineHeight.key +
    (input.y.label === undefined ? 12 : 34) +
    above;
  const marginBottom =
    30 + (input.x.label === undefined ? 0 : 20) + (notes.length === 0 ? 4 : 8 + notes.length * lineHeight.note);
  const widestTick = Math.max(...input.y.ticks.map((tick) => textWidth(input.y.format(tick), fontSizes.text)));
  const least = marginTop + marginBottom + (input.plotHeight ?? 120);
  const margins = {
    marginTop,
    marginBottom,
    marginLeft: Math.ceil(widestTick) + 22,
    marginRight: Math.max(24, input.right ?? 0),
  };
  return { title, key, notes, width, height: Math.max(height, least), above, ...margins };
}

/** The width of an entry of the key with its sample and the space after it. */
export const keyWidth = ({ label }: KeyEntry): number => 34 + textWidth(label, fontSizes.text) + 18;

function keyRows(all: readonly KeyEntry[], width: number): readonly (readonly KeyEntry[])[] {
  const entries = all.map((entry) => ({ ...entry, label: shortened(entry.label, width - 60, fontSizes.text) }));
  const rows: KeyEntry[][] = [];
  let used = 0;
  for (const entry of entries) {
    const needed = keyWidth(entry);
    const row = rows[rows.length - 1];
    if (row === undefined || used + needed > width) {
      rows.push([entry]);
      used = needed;
    } else {
      row.push(entry);
      used += needed;
    }
  }
  return rows;
}

function checkSize(size: number, least: number, what: string): void {
  if (!(size >= least && size <= 10_000)) {
    throw new LinnetError('bad-option', `${what} is ${size}; use ${least} to 10,000 pixels.`);
  }
}
