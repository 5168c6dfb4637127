import type { Shape } from '@linnet/core';

/** A line of the layer table. */
export interface SummaryRow {
  readonly name: string;
  readonly kind: string;
  readonly output: Shape;
  readonly parameters: number;
}

/** What the table is drawn from. */
export interface SummaryData {
  readonly name: string;
  readonly layers: readonly SummaryRow[];
  readonly trained: number;
  readonly untrained: number;
  /** Lines under the totals, such as a latency. */
  readonly notes: readonly string[];
}

const widths = [33, 24, 15] as const;

/** Keras's layer table, with the same columns and totals. */
export function summaryTable({ name, layers, trained, untrained, notes }: SummaryData): string {
  const head = ['Layer (type)', 'Output Shape', 'Param #'];
  const rows = layers.map((layer) => [
    `${layer.name} (${typeName(layer.kind)})`,
    `(None, ${layer.output.join(', ')})`,
    thousands(layer.parameters),
  ]);
  return [
    `Model: "${name}"`,
    rule('┏', '━', '┳', '┓'),
    line(head, '┃'),
    rule('┡', '━', '╇', '┩'),
    rows.map((row) => line(row, '│')).join(`\n${rule('├', '─', '┼', '┤')}\n`),
    rule('└', '─', '┴', '┘'),
    ` Total params: ${withBytes(trained + untrained)}`,
    ` Trainable params: ${withBytes(trained)}`,
    ` Non-trainable params: ${withBytes(untrained)}`,
    ...notes.map((note) => ` ${note}`),
  ].join('\n');
}

const rule = (left: string, fill: string, middle: string, right: string): string =>
  left + widths.map((width) => fill.repeat(width)).join(middle) + right;

/** A row of cells; a cell that is too long goes on in further lines. */
function line(cells: readonly string[], bar: string): string {
  const wrapped = cells.map((cell, column) => wrap(cell, (widths[column] ?? 0) - 2));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const texts = wrapped.map((lines, column) => ` ${(lines[index] ?? '').padEnd((widths[column] ?? 0) - 2)} `);
    return bar + texts.join(bar) + bar;
  }).join('\n');
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.flatMap((part) => part.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
}

/** Keras's names of types where they are not the kind with a capital. */
const typeNames: Readonly<Record<string, string>> = { lstm: 'LSTM', gru: 'GRU', simpleRnn: 'SimpleRNN' };

const typeName = (kind: string): string =>
  (Object.hasOwn(typeNames, kind) ? typeNames[kind] : undefined) ??
  (kind.charAt(0).toUpperCase() + kind.slice(1)).replace(/1d$/, '1D');
const thousands = (count: number): string => count.toLocaleString('en-US');

/** `22,837 (89.21 KB)`: four bytes each. */
function withBytes(count: number): string {
  const bytes = 4 * count;
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${thousands(count)} (${value.toFixed(2)} ${units[unit]})`;
}
