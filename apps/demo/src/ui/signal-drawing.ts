import type { Inspection } from '../protocol/index.js';
import type { Sheet } from './canvas.js';
import { classAt, classesOf } from './classes-of.js';
import { colourText, toneOf } from './colours.js';

/** A row to draw as a line. */
export interface SignalLine {
  readonly values: Float32Array;
  /** Undefined where rows have no class. */
  readonly classIndex: number | undefined;
}

/** Some rows, as many of each class, in the order of the classes; the first ones where there are no classes. */
export function chooseSignals(inspection: Inspection, most: number): readonly SignalLine[] {
  const { train, width, targets } = inspection;
  const classes = classesOf(inspection);
  const count = width === 0 ? 0 : Math.floor(train.x.length / width);
  const lines = Array.from(
    { length: count },
    (_, row): SignalLine => ({
      values: train.x.subarray(row * width, (row + 1) * width),
      classIndex: classes === undefined ? undefined : classAt(train.y, row * targets, targets),
    }),
  );
  if (classes === undefined) return lines.slice(0, most);
  const each = Math.max(1, Math.floor(most / classes));
  const ofClass = (index: number) => lines.filter(({ classIndex }) => classIndex === index).slice(0, each);
  return Array.from({ length: classes }, (_, index) => ofClass(index)).flat();
}

/** Draws each line in a band of its own, one below the other, all to one scale. */
export function drawSignals({ context, width, height, colours }: Sheet, lines: readonly SignalLine[]): void {
  const [low, high] = spanOf(lines);
  const band = height / Math.max(1, lines.length);
  context.lineJoin = 'round';
  lines.forEach(({ values, classIndex }, index) => {
    const bottom = (index + 1) * band - 4;
    const y = (value: number): number => bottom - ((value - low) / (high - low)) * (band - 8);
    const x = (at: number): number => 4 + ((width - 8) * at) / Math.max(1, values.length - 1);
    context.beginPath();
    for (const [at, value] of values.entries()) context.lineTo(x(at), y(value));
    context.lineWidth = 1.5;
    context.strokeStyle = colourText(toneOf(colours, classIndex ?? 0));
    context.stroke();
  });
}

function spanOf(lines: readonly SignalLine[]): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values } of lines) {
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return high > low ? [low, high] : [low - 1, low + 1];
}
