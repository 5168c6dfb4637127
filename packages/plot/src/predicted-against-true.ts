import { LinnetError, showValue } from '@linnet/core';
import { labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import { rowsText } from './classes.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { strokeOf } from './palette.js';
import { type PointGroup, pickNotes, pickRows, pointsMark } from './points.js';
import { extentOf, leftOut, namesOf, type Series, valuesOf } from './series.js';
import { shapeOf } from './shapes.js';
import { traceMarks } from './traces.js';

/** What was to be predicted, and what was. */
export interface PredictedPair {
  /** What is right, in the units of the user. */
  readonly truth: Series;
  /** As many numbers. */
  readonly predicted: Series;
}

/** Options of {@link predictedAgainstTrue}. */
export interface PredictedAgainstTrueOptions extends FigureOptions {
  /** What the values are measured in, such as `V`; written after both labels. */
  readonly unit?: string;
}

/**
 * Predicted values against true ones, both axes alike: on the diagonal a prediction is right. Of more than 2,000 values
 * of a set so many are drawn, picked at random, and a note says so.
 *
 * @param sets by name, such as `train` and `test`; of several outputs each value is a point
 * @throws LinnetError `bad-shape` without sets or for lists that are not as long, `bad-value` when nothing can be drawn,
 *   `bad-option` for options that are none
 * @example
 * ```ts
 * predictedAgainstTrue({ test: { truth: test.y, predicted: await model.predict(test.x) } }, { unit: 'mV' });
 * ```
 */
export function predictedAgainstTrue(
  sets: Readonly<Record<string, PredictedPair>>,
  options: PredictedAgainstTrueOptions = {},
): Figure {
  checkFigureOptions('predictedAgainstTrue', options, {
    unit: { is: (value) => typeof value === 'string', use: 'a text, such as "V"' },
  });
  const names = namesOf(sets, 'The figure of predicted against true values');
  const pairs = names.map((name, index) => readPair(sets[name], name, index));
  const values = pairs.flatMap(({ x, y }) => [x, y]);
  const [low, high] = linearAxis(extentOf(values, 'The figure of predicted against true values'), {
    round: true,
  }).domain;
  const unit = options.unit === undefined ? '' : ` (${options.unit})`;
  const { title = 'Predicted against true', xLabel = 'True value', yLabel = 'Predicted value' } = options;
  const rows = pairs.map(({ name, count }) => `${name}, ${rowsText(count)}`);
  const right = {
    name: 'right',
    x: Float64Array.of(low, high),
    y: Float64Array.of(low, high),
    stroke: rightStroke,
    thickness: 1.25,
  };
  return chart(
    options,
    (width) => ({
      title,
      description: `Predicted against true values from ${low} to ${high}: ${rows.join('; ')}.`,
      key: [
        ...pairs.map(({ stroke, shape, name, count }) => ({ stroke, shape, label: `${name} (${rowsText(count)})` })),
        { stroke: rightStroke, label: 'right' },
      ],
      notes: pairs.flatMap(({ notes }) => notes),
      x: labelled(linearAxis([low, high], { steps: Math.min(6, stepsWithin(width)) }), `${xLabel}${unit}`),
      y: labelled(linearAxis([low, high]), `${yLabel}${unit}`),
      ratio: 1,
      grid: 'both',
      marks: [...traceMarks(right), pointsMark(pairs, 2.6)],
    }),
    480,
  );
}

/** In the colour of text: no set has it. */
const rightStroke = { className: 'linnet-quiet', color: 'inherit', dashes: '4 4' } as const;

interface ReadPair extends PointGroup {
  readonly name: string;
  readonly count: number;
  readonly notes: readonly string[];
}

function readPair(pair: PredictedPair | undefined, name: string, index: number): ReadPair {
  if (typeof pair !== 'object' || pair === null) {
    throw new LinnetError('bad-value', `Set "${name}" is ${showValue(pair)}; pass { truth, predicted }.`);
  }
  const [truth, predicted] = [
    valuesOf(pair.truth, `Set "${name}" (truth)`),
    valuesOf(pair.predicted, `Set "${name}" (predicted)`),
  ];
  if (truth.length !== predicted.length) {
    throw new LinnetError(
      'bad-shape',
      `Set "${name}" has ${truth.length} true values and ${predicted.length} predicted ones; they must be as many.`,
    );
  }
  const finite = Uint32Array.from(truth.keys()).filter(
    (at) => Number.isFinite(truth[at]) && Number.isFinite(predicted[at]),
  );
  const picked = pickRows(finite.length).map((at) => finite[at] as number);
  const take = (values: Float64Array): Float64Array => Float64Array.from(picked, (at) => values[at] as number);
  return {
    name,
    count: truth.length,
    x: take(truth),
    y: take(predicted),
    stroke: strokeOf(index),
    shape: shapeOf(index),
    notes: [...leftOut(name, truth.length - finite.length, 'not finite'), ...pickNotes(finite.length, name)],
  };
}
