import { LinnetError } from '@linnet/core';
import { labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { stepsWithin } from './layout.js';
import { alarm, strokeOf } from './palette.js';
import { drawable, extentOf, type Series, valuesOf } from './series.js';
import { type Trace, traceMarks } from './traces.js';

/** A signal with its anomaly beside one without. */
export interface AnomalyPair {
  readonly defective: {
    readonly signal: Series;
    /** The first sample of the anomaly, from 0. */
    readonly start: number;
    /** How many samples it has, from 1. */
    readonly width: number;
  };
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
  const { title = 'An anomaly', xLabel = 'Sample', yLabel = 'Amplitude' } = options;
  const { start, width } = pair.defective;
  const notes: string[] = [];
  const trace = (signal: Series, panel: string): Trace => {
    const checked = drawable(valuesOf(signal, panel), 'linear', panel);
    notes.push(...checked.notes);
    return { name: panel, x: Float64Array.from(checked.values.keys()), y: checked.values, stroke: strokeOf(0), panel };
  };
  const defective = trace(pair.defective.signal, panels.defective);
  checkWindow(start, width, defective.y.length);
  const traces = [defective, trace(pair.sound.signal, panels.sound)];
  const x = linearAxis(
    extentOf(
      traces.map((one) => one.x),
      'x',
    ),
    { whole: true, steps: stepsWithin(options.width, 2) },
  );
  const y = linearAxis(
    extentOf(
      traces.map((one) => one.y),
      'The figure of an anomaly',
    ),
    { round: true },
  );
  return chart({
    title,
    description: `A defective and a sound signal of ${defective.y.length} samples; the anomaly covers samples ${start} to ${start + width - 1}.`,
    key: [
      { stroke: strokeOf(0), label: 'Signal' },
      { stroke: alarm, label: 'Anomaly', thickness: thick },
    ],
    notes,
    x: labelled(x, xLabel),
    y: labelled(y, yLabel),
    above: 22,
    panels: [panels.defective, panels.sound],
    marks: [...traces, cut(defective, start, width)].flatMap(traceMarks),
    size: options,
  });
}

const cut = (trace: Trace, start: number, width: number): Trace => ({
  ...trace,
  x: trace.x.subarray(start, start + width),
  y: trace.y.subarray(start, start + width),
  stroke: alarm,
  thickness: thick,
});

function checkWindow(start: number, width: number, samples: number): void {
  const whole = Number.isInteger(start) && Number.isInteger(width);
  if (whole && start >= 0 && width >= 1 && start + width <= samples) return;
  throw new LinnetError(
    'bad-value',
    `The anomaly starts at sample ${start} and is ${width} wide; it must lie within the ${samples} samples, 0 to ${samples - 1}.`,
  );
}
