import { LinnetError, showValue } from '@linnet/core';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { rateFigure, traceOf } from './rate-figure.js';
import { namesOf, type Series } from './series.js';
import type { Trace } from './traces.js';

/** A receiver operating characteristic; what `rocCurve` of the metrics gives is one. */
export interface RocRates {
  /** From 0 to 1, for each threshold. */
  readonly falsePositiveRate: Series;
  /** As many, from 0 to 1. */
  readonly truePositiveRate: Series;
  /** Under the curve, from 0 to 1. */
  readonly area: number;
}

/** Precision at each recall; what `precisionRecallCurve` of the metrics gives is one. */
export interface PrecisionRecallRates {
  /** From 0 to 1, for each threshold. */
  readonly precision: Series;
  /** As many, from 0 to 1. */
  readonly recall: Series;
  /** The mean of the precisions, weighted by the steps in recall. */
  readonly averagePrecision: number;
}

/**
 * Receiver operating characteristics, each with its area, and the diagonal of guessing.
 *
 * @param curves by name
 * @throws LinnetError `bad-shape` without curves or for rates that are not as many, `bad-value` for what is no curve or
 *   rates outside 0 to 1, `bad-option` for options that are none
 * @example
 * ```ts
 * roc({ train: rocCurve(train.y, seen.data), test: rocCurve(test.y, unseen.data) });
 * ```
 */
export function roc(curves: Readonly<Record<string, RocRates>>, options: FigureOptions = {}): Figure {
  checkFigureOptions('roc', options);
  const names = namesOf(curves, 'The figure of ROC curves');
  const traces = names.map((name, index) => {
    const { falsePositiveRate, truePositiveRate, area } = checkCurve(curves[name], name, 'area', 'rocCurve');
    return { ...traceOf(name, falsePositiveRate, truePositiveRate, index), area };
  });
  return rateFigure(traces, 'area', options, {
    title: 'ROC curve',
    xLabel: 'False positive rate',
    yLabel: 'True positive rate',
    guess: [0, 1],
  });
}

/**
 * Precision against recall, each curve with its average precision. A curve is drawn in steps, as the average counts it.
 *
 * @param curves by name
 * @throws LinnetError as {@link roc}
 * @example
 * ```ts
 * precisionRecall({ test: precisionRecallCurve(test.y, unseen.data) });
 * ```
 */
export function precisionRecall(
  curves: Readonly<Record<string, PrecisionRecallRates>>,
  options: FigureOptions = {},
): Figure {
  checkFigureOptions('precisionRecall', options);
  const names = namesOf(curves, 'The figure of precision and recall');
  const traces = names.map((name, index) => {
    const curve = checkCurve(curves[name], name, 'averagePrecision', 'precisionRecallCurve');
    return { ...stepped(traceOf(name, curve.recall, curve.precision, index)), area: curve.averagePrecision };
  });
  return rateFigure(traces, 'average precision', options, {
    title: 'Precision and recall',
    xLabel: 'Recall',
    yLabel: 'Precision',
  });
}

/** Goes on at each precision until the next recall. */
function stepped({ x, y, ...look }: Trace): Trace {
  const doubled = Array.from(x.keys()).flatMap((at) => (at === 0 ? [0] : [2 * at - 1, 2 * at]));
  return {
    ...look,
    x: Float64Array.from(doubled, (at) => x[Math.floor((at + 1) / 2)] as number),
    y: Float64Array.from(doubled, (at) => y[Math.floor(at / 2)] as number),
  };
}

function checkCurve<Curve extends object>(
  curve: Curve | undefined,
  name: string,
  area: keyof Curve & string,
  maker: string,
): Curve {
  if (typeof curve === 'object' && curve !== null && typeof curve[area] === 'number') return curve;
  throw new LinnetError(
    'bad-value',
    `Curve "${name}" is ${showValue(curve)} without ${area}; pass what ${maker} gives.`,
  );
}
