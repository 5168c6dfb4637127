import { LinnetError, showValue } from '@linnet/core';
import type { ScaleKind } from './axis.js';
import type { Figure, FigureSize } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { isList, type Series } from './series.js';
import { type LinesRow, stackedLines } from './stacked-lines.js';

/** What a history tells by epoch: losses and metrics by name, each a number an epoch; the history that `fit` gives is one. */
export interface TrainingHistory {
  /** A number for each epoch. */
  readonly loss: Series;
  /** The same for validation rows. */
  readonly validation?: object | undefined;
  /** That of each epoch. */
  readonly learningRate?: Series;
}

/** Options of {@link trainingCurves}. */
export interface TrainingCurvesOptions extends FigureSize {
  /** Default `Training`. */
  readonly title?: string;
  /** Default `linear`. */
  readonly lossScale?: ScaleKind;
  /** Shows the learning rate, on a log axis. Default: where it changes. */
  readonly learningRate?: boolean;
}

/**
 * All that a fit tells by epoch, a row for each quantity: the loss, every metric, and the learning rate where it changes.
 * Training and validation rows share an axis.
 *
 * @throws LinnetError `bad-value` for what is no history, or one without a number that can be drawn, `bad-option` for
 *   options that are none
 * @example
 * ```ts
 * trainingCurves(await model.fit(data, { epochs: 100 }), { title: 'm7', lossScale: 'log' });
 * ```
 */
export function trainingCurves(history: TrainingHistory, options: TrainingCurvesOptions = {}): Figure {
  checkFigureOptions('trainingCurves', options, {
    lossScale: kinds.scale,
    learningRate: { is: (value) => typeof value === 'boolean', use: 'true or false' },
  });
  const { lossScale = 'linear', learningRate, title = 'Training', ...size } = options;
  const training = curvesIn(history);
  if (training.loss === undefined) {
    throw new LinnetError(
      'bad-value',
      `trainingCurves takes a history with a list of losses; it was given ${showValue(history)}.`,
    );
  }
  const validation = curvesIn(history.validation);
  const { loss, learningRate: rates, ...metrics } = training;
  const row = (name: string, values: readonly number[], scale: ScaleKind): LinesRow => {
    const other = validation[name];
    return {
      label: labelOf(name),
      scale,
      series: other === undefined ? { training: values } : { training: values, validation: other },
    };
  };
  const showRate = rates !== undefined && (learningRate ?? rates.some((rate) => rate !== rates[0]));
  const rows = [
    row('loss', loss, lossScale),
    ...Object.entries(metrics).map(([name, values]) => row(name, values, 'linear')),
    ...(showRate ? [{ label: 'Learning rate', scale: 'log', series: { rate: rates } } as const] : []),
  ];
  return stackedLines(rows, { ...size, title, xLabel: 'Epoch' });
}

/** The lists of numbers among the members of a history, by name. */
export function curvesIn(history: unknown): Readonly<Record<string, readonly number[]>> {
  if (typeof history !== 'object' || history === null) return {};
  const lists = Object.entries(history).flatMap(([name, value]) => {
    const list = isList(value) ? Array.from(value) : [];
    return isNumbers(list) ? [[name, list] as const] : [];
  });
  return Object.fromEntries(lists);
}

const isNumbers = (list: readonly unknown[]): list is readonly number[] =>
  list.length > 0 && list.every((entry) => typeof entry === 'number');

/** `meanAbsoluteError` as people write it: `Mean absolute error`. */
export function labelOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
