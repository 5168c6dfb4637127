import { type Axis, axisOf, labelled, type ScaleKind } from './axis.js';
import { below } from './below.js';
import type { Chart } from './chart.js';
import { endLabels } from './end-labels.js';
import { shortNumber } from './numbers.js';
import { extentOf, leftOut } from './series.js';
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
  /** Where the vertical axis ends at the latest, at the tick above; lines end there too. Default: above all values. */
  readonly ceiling?: number | undefined;
  readonly yLabel: string | undefined;
  /** Writes names at the right ends of lines. */
  readonly named: boolean;
  /** Says what the figure is in an error. */
  readonly what: string;
}

/** A chart of traces over an axis that spans them all. */
export function lineChart(
  { traces: all, x, yScale = 'linear', ceiling = Number.POSITIVE_INFINITY, yLabel, named, what, ...texts }: LineChart,
  width: number,
): Chart {
  const [low, high] = extentOf(
    all.map(({ y }) => y),
    what,
  );
  const y = axisOf(yScale, [low, Math.min(high, ceiling)], { round: true });
  const top = high > ceiling ? y.domain[1] : Number.POSITIVE_INFINITY;
  const traces = all.map((trace) => below(trace, top, x.kind));
  const labels = named ? endLabels(traces, width) : undefined;
  return {
    ...texts,
    notes: [...texts.notes, ...all.flatMap((trace) => beyondNotes(trace, top)), ...thinningNotes(traces)],
    x,
    y: labelled(y, yLabel),
    ...(labels === undefined ? {} : { right: labels.right, plotHeight: labels.plotHeight }),
    marks: [...traces.flatMap(traceMarks), labels?.mark],
  };
}

const beyondNotes = ({ name, y }: Trace, top: number): readonly string[] =>
  leftOut(name, y.filter((value) => value > top).length, `above ${shortNumber(top)}`);
