import { checkOptions, LinnetError, type Shape, showValue, wholeFrom } from '@linnet/core';
import { formatNumber } from './numbers.js';
import type { ReportTable } from './report/model.js';
import { isList } from './series.js';
import { curvesIn, labelOf, type TrainingHistory } from './training-curves.js';

/** One layer of a network, as a table shows it. */
export interface LayerRow {
  /** Of the layer in its model. */
  readonly name: string;
  /** Such as `dense`. */
  readonly kind: string;
  /** Of its output, without the axis of rows. */
  readonly output: Shape;
  /** How many numbers its weights are. */
  readonly parameters: number;
}

/**
 * A table of layers with their outputs and parameters, and their sum, for a report, `renderTable` or `tableText`.
 *
 * @throws LinnetError `bad-shape` without layers, `bad-value` for what are none
 * @example
 * ```ts
 * layerTable([{ name: 'dense', kind: 'dense', output: [4], parameters: 12 }]);
 * ```
 */
export function layerTable(layers: readonly LayerRow[]): ReportTable {
  if (!isList(layers))
    throw new LinnetError('bad-value', `layerTable takes a list of layers; it was given ${showValue(layers)}.`);
  if (layers.length === 0) throw new LinnetError('bad-shape', 'There are no layers; pass at least one.');
  const bad = layers.findIndex((layer) => !isList(layer?.output) || !Number.isFinite(layer.parameters));
  if (bad >= 0)
    throw new LinnetError(
      'bad-value',
      `Layer ${bad} is ${showValue(layers[bad])}; pass { name, kind, output, parameters }.`,
    );
  const total = layers.reduce((sum, { parameters }) => sum + parameters, 0);
  return {
    head: ['Layer', 'Kind', 'Output', 'Parameters'],
    rows: [
      ...layers.map(({ name, kind, output, parameters }) => [
        name,
        kind,
        output.join(' x ') || '1',
        formatNumber(parameters),
      ]),
      ['All', '', '', formatNumber(total)],
    ],
  };
}

/** Options of {@link historyTable}. */
export interface HistoryTableOptions {
  /** At most so many epochs, evenly spread, the first and the last among them; from 2. Default 20. */
  readonly rows?: number;
}

/**
 * A history as a table: a row for an epoch, counted from 1, with the loss, metrics, those of validation rows, and the
 * learning rate. Numbers have four digits that matter.
 *
 * @throws LinnetError `bad-value` for what is no history, `bad-option` for rows that are no whole number from 2
 * @example
 * ```ts
 * console.log(tableText(historyTable(history, { rows: 10 })));
 * ```
 */
export function historyTable(history: TrainingHistory, options: HistoryTableOptions = {}): ReportTable {
  checkOptions('historyTable', options, { rows: wholeFrom(2) });
  const { learningRate, ...training } = curvesIn(history);
  if (training.loss === undefined) {
    throw new LinnetError(
      'bad-value',
      `historyTable takes a history with a list of losses; it was given ${showValue(history)}.`,
    );
  }
  const validation = Object.entries(curvesIn(history.validation));
  const columns = [
    ...Object.entries(training).map(([name, values]) => [labelOf(name), values] as const),
    ...validation.map(([name, values]) => [`Validation ${labelOf(name).toLowerCase()}`, values] as const),
    ...(learningRate === undefined ? [] : [['Learning rate', learningRate] as const]),
  ];
  const epochs = spreadOver(training.loss.length, options.rows ?? 20);
  return {
    head: ['Epoch', ...columns.map(([label]) => label)],
    rows: epochs.map((epoch) => [epoch + 1, ...columns.map(([, values]) => fourDigits(values[epoch]))]),
  };
}

/** Whole numbers below `count`, at most `most` of them, evenly spread with both ends. */
function spreadOver(count: number, most: number): readonly number[] {
  const shown = Math.min(count, most);
  return Array.from({ length: shown }, (_, at) => (shown === 1 ? 0 : Math.round((at * (count - 1)) / (shown - 1))));
}

/** `0.6900`, `12.34`, `1e−4`; a dash where there is no number. */
function fourDigits(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return formatNumber(Number(value.toPrecision(4)));
  return formatNumber(value, size >= 1000 ? 0 : size >= 1 ? 3 : 4);
}
