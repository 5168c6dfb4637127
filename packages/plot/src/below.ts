import { pow } from '@linnet/core';
import type { ScaleKind } from './axis.js';
import type { Trace } from './traces.js';

/** A line without what lies above a height: where it crosses that, it ends, and begins anew where it comes back. */
export function below(trace: Trace, top: number, xKind: ScaleKind): Trace {
  if (trace.y.every((value) => !(value > top))) return trace;
  const [xs, ys]: [number[], number[]] = [[], []];
  const add = (x: number, y: number): void => {
    xs.push(x);
    ys.push(y);
  };
  trace.y.forEach((y, at) => {
    const x = trace.x[at] as number;
    if (at > 0 && crosses(trace, at, top)) add(crossing(trace, at, top, xKind), top);
    add(x, y > top ? Number.NaN : y);
  });
  return { ...trace, x: Float64Array.from(xs), y: Float64Array.from(ys) };
}

/** Whether the line from the point before goes through this height. */
function crosses({ y }: Trace, at: number, top: number): boolean {
  const [before, here] = [y[at - 1] as number, y[at] as number];
  return (before > top && here <= top) || (before <= top && here > top);
}

/** Where it does: straight lines are straight on the axis as it is drawn. */
function crossing({ x, y }: Trace, at: number, top: number, xKind: ScaleKind): number {
  const [from, to] = [x[at - 1] as number, x[at] as number];
  const [before, here] = [y[at - 1] as number, y[at] as number];
  const share = (top - before) / (here - before);
  return xKind === 'log' ? from * pow(to / from, share) : from + (to - from) * share;
}
