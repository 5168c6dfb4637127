import { type Axis, axisOf, labelled, type ScaleKind } from './axis.js';
import type { Chart } from './chart.js';
import { endLabels } from './end-labels.js';
import { extentOf } from './series.js';
import { thinningNotes } from './thin.js';
import { type Trace, traceMarks } from './traces.js';

/** What a figure of lines is made of. */
export interface LineChart {
  readonly title: string;
  readonly description: string;
  readonly traces: readonly Trace[];
  readonly notes: readonly string[];
  readonly x: Axis;
  readonly yScale?: ScaleKind;
  readonly yLabel: string | undefined;
  /** Writes names at the right ends of lines. */
  readonly named: boolean;
  /** Says what the figure is in an error. */
  readonly what: string;
}

/** A chart of traces over an axis that spans them all. */
export function lineChart(
  { traces, x, yScale = 'linear', yLabel, named, what, ...texts }: LineChart,
  width: number,
): Chart {
  const values = traces.map(({ y }) => y);
  const labels = named ? endLabels(traces, width) : undefined;
  return {
    ...texts,
    notes: [...texts.notes, ...thinningNotes(traces)],
    x,
    y: labelled(axisOf(yScale, extentOf(values, what), { round: true }), yLabel),
    ...(labels === undefined ? {} : { right: labels.right, plotHeight: labels.plotHeight }),
    marks: [...traces.flatMap(traceMarks), labels?.mark],
  };
}
