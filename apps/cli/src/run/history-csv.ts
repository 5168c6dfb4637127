import type { History } from 'linnet';
import Papa from 'papaparse';

/** A line for each epoch, in full digits. */
export function historyCsv(history: History): string {
  const { run: _run, validation, learningRate, ...curves } = history;
  const lists = Object.entries({ ...curves, ...prefixed(validation) }).filter(
    (entry): entry is [string, readonly number[]] => Array.isArray(entry[1]),
  );
  const fields = ['epoch', 'learningRate', ...lists.map(([name]) => name)];
  const data = learningRate.map((rate, epoch) => [epoch + 1, rate, ...lists.map(([, values]) => values[epoch] ?? '')]);
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

const prefixed = (curves: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(curves ?? {}).map(([name, values]) => [`validation.${name}`, values]));
