import { LinnetError } from '@linnet/core';
import type { ScaleKind } from './axis.js';
import type { LinesOptions } from './lines.js';
import { shortNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { drawable, type Series, valuesOf } from './series.js';
import { lastDrawn, type Trace } from './traces.js';

/** The lines of series, and what is left out of them. */
export function tracesOf(
  series: Readonly<Record<string, Series>>,
  { x, xScale = 'linear', yScale = 'linear' }: Pick<LinesOptions, 'x' | 'xScale' | 'yScale'>,
): { readonly traces: readonly Trace[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const position = x === undefined ? undefined : ready(valuesOf(x, 'x'), xScale, 'x', notes);
  const traces = Object.keys(series).map((name, index): Trace => {
    const values = valuesOf(series[name], `Series "${name}"`);
    const places = position ?? Float64Array.from(values.keys(), (at) => at + 1);
    checkLength(name, values, places);
    return { name, x: places, y: ready(values, yScale, name, notes), stroke: strokeOf(index) };
  });
  return { traces, notes };
}

function ready(values: Float64Array, kind: ScaleKind, what: string, notes: string[]): Float64Array {
  const checked = drawable(values, kind, what);
  notes.push(...checked.notes);
  return checked.values;
}

function checkLength(name: string, values: Float64Array, x: Float64Array): void {
  if (values.length === x.length) return;
  throw new LinnetError(
    'bad-shape',
    `Series "${name}" has ${values.length} values and x has ${x.length}; they must be as many.`,
  );
}

/** A line in words. */
export function describeTrace(trace: Trace): string {
  const last = lastDrawn(trace);
  const end = last < 0 ? 'none can be drawn' : `the last is ${shortNumber(trace.y[last] ?? 0)}`;
  return `${trace.name}, ${trace.y.length} ${trace.y.length === 1 ? 'value' : 'values'}, ${end}`;
}
