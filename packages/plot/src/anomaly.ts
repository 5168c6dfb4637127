import { LinnetError, showValue } from '@linnet/core';
import { labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { alarm, strokeOf } from './palette.js';
import { drawable, extentOf, type Series, valuesOf } from './series.js';
import { thinningNotes } from './thin.js';
import { type Trace, traceMarks } from './traces.js';

/** A signal with its anomaly beside one without. */
export interface AnomalyPair {
  /** The signal with the anomaly. */
  readonly defective: {
    /** Its samples. */
    readonly signal: Series;
    /** The first sample of the anomaly, from 0. */
    readonly start: number;
    /** How many samples it has, from 1. */
    readonly width: number;
  };
  /** The signal without. */
  readonly sound: { readonly signal: Series };
}

const panels = { defective: 'Defective signal', sound: 'Sound signal' } as const;
const thick = 4;

/**
 * A defective signal beside a sound one, over the same axes. The anomaly is red and thicker than the rest.
 * The axes are labelled `Sample` and `Amplitude` where nothing else is said.
 *
 * @throws LinnetError `bad-shape` for a signal without samples, `bad-value` for an anomaly that is not within its
 *   signal, or when nothing can be drawn
 * @example
 * ```ts
 * anomaly({ defective: { signal: plateau, start: 40, width: 12 }, sound: { signal: sine } });
 * ```
 */
export function anomaly(pair: AnomalyPair, options: FigureOptions = {}): Figure {
  checkFigureOptions('anomaly', options);
  const { title = 'An anomaly', xLabel = 'Sample', yLabel = 'Amplitude' } = options;
  const { start, width } = checkPair(pair).defective;
  const notes: string[] = [];
  const trace = (signal: Series, panel: string): Trace => {
    const checked = drawable(valuesOf(signal, panel), 'linear', panel);
    notes.push(...checked.notes);
    return { name: panel, x: Float64Array.from(checked.values.keys()), y: checked.values, stroke: strokeOf(0), panel };
  };
  const defective = trace(pair.defective.signal, panels.defective);
  checkWindow(start, width, defective.y.length);
  const traces = [defective, trace(pair.sound.signal, panels.sound)];
  const y = linearAxis(
    extentOf(
      traces.map((one) => one.y),
      'The figure of an anomaly',
    ),
    { round: true },
  );
  const samples = extentOf(
    traces.map((one) => one.x),
    'x',
  );
  return chart(options, (figureWidth) => ({
    title,
    description: `A defective and a sound signal of ${defective.y.length} samples; the anomaly covers samples ${start} to ${start + width - 1}.`,
    key: [
      { stroke: strokeOf(0), label: 'Signal' },
      { stroke: alarm, label: 'Anomaly', thickness: thick },
    ],
    notes: [...notes, ...thinningNotes(traces)],
    x: labelled(linearAxis(samples, { whole: true, steps: stepsWithin(figureWidth, 2) }), xLabel),
    y: labelled(y, yLabel),
    above: 22,
    panels: [panels.defective, panels.sound],
    marks: [...traces, cut(defective, start, width)].flatMap(traceMarks),
  }));
}

const cut = (trace: Trace, start: number, width: number): Trace => ({
  ...trace,
  x: trace.x.subarray(start, start + width),
  y: trace.y.subarray(start, start + width),
  stroke: alarm,
  thickness: thick,
});

function checkPair(pair: AnomalyPair): AnomalyPair {
  if (pair?.defective && pair.sound) return pair;
  throw new LinnetError(
    'bad-value',
    `anomaly takes { defective: { signal, start, width }, sound: { signal } }; it was given ${showValue(pair)}.`,
  );
}

function checkWindow(start: number, width: number, samples: number): void {
  const whole = Number.isInteger(start) && Number.isInteger(width);
  if (whole && start >= 0 && width >= 1 && start + width <= samples) return;
  throw new LinnetError(
    'bad-value',
    `The anomaly starts at sample ${start} and is ${width} wide; it must lie within the ${samples} samples, 0 to ${samples - 1}.`,
  );
}
