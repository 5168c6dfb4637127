import type { CallTotals, Trace } from './trace.js';

/** A trace for people: a line for each kind of call that there was. */
export const formatTrace = (name: string, trace: Trace): string =>
  [`${name}:`, ...Object.entries(trace).flatMap(([call, totals]) => lineOf(call, totals))].join('\n');

function lineOf(call: string, { calls, rows, seconds }: CallTotals): readonly string[] {
  if (calls === 0) return [];
  const each = rows === 0 ? '' : `, ${rows} rows, ${((seconds * 1e6) / rows).toFixed(1)} us a row`;
  return [`  ${call.padEnd(8)} ${seconds.toFixed(3)} s in ${calls} ${calls === 1 ? 'call' : 'calls'}${each}`];
}
