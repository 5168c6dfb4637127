import { type NdArray, type Program, type Scaling, sizeOf, unscale } from '@linnet/core';
import { type MetricName, measure } from '../metrics.js';
import type { PreparedSamples } from './data.js';
import type { Log } from './history.js';

/** Loss and metrics of rows, in inference mode. */
export async function evaluateSamples(
  program: Program,
  prepared: PreparedSamples,
  metrics: readonly MetricName[],
  scaling: Scaling | undefined,
): Promise<Log> {
  const { samples, predicted } = prepared;
  const out = new Float32Array(sizeOf(predicted));
  const loss = await program.evaluate(samples, out);
  return logOf(loss, metrics, prepared, out, scaling);
}

/** A loss, and the metrics of predictions as the program made them: metrics see both sides in the user's units. */
export function logOf(
  loss: number,
  metrics: readonly MetricName[],
  { predicted: shape, truth }: PreparedSamples,
  out: Float32Array,
  scaling: Scaling | undefined,
): Log {
  if (metrics.length === 0) return { loss };
  const scaled: NdArray = { data: out, shape };
  const predicted = scaling?.output === undefined ? scaled : unscale(scaled, scaling.output);
  const entries = metrics.map((name) => [name, measure(name, truth, predicted)] as const);
  return { loss, ...Object.fromEntries(entries) };
}

/** Throws what a metric has against these targets, before anything is trained. */
export function checkTargets(metrics: readonly MetricName[], { predicted: shape, truth }: PreparedSamples): void {
  for (const name of metrics) measure(name, truth, { data: new Float32Array(sizeOf(shape)), shape });
}
