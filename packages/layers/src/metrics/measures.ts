import { type NdArray, type Scaling, sizeOf, unscale } from '@linnet/core';
import { applyHead } from '@linnet/core/losses';
import type { MetricName } from '../metrics.js';
import type { PreparedSamples } from '../training/data.js';
import { metricsByName } from './by-name.js';

/** The metrics of a model, ready to measure. */
export interface Measures {
  /** Throws what a metric has against these targets, before anything is trained. */
  check(prepared: PreparedSamples): void;
  /**
   * The metrics of predictions as the program made them: they see both sides in the user's units, and probabilities where
   * the model gives logits.
   */
  of(
    prepared: PreparedSamples,
    out: Float32Array,
    scaling: Scaling | undefined,
  ): { readonly [Name in MetricName]?: number };
}

/** Metrics by name. */
export function measuresOf(names: readonly MetricName[]): Measures {
  const measure = (truth: NdArray, predicted: NdArray): ReturnType<Measures['of']> =>
    Object.fromEntries(names.map((name) => [name, metricsByName[name](truth, predicted)]));
  return {
    check: ({ predicted: shape, truth }) => {
      measure(truth, { data: new Float32Array(sizeOf(shape)), shape });
    },
    of: (prepared, out, scaling) => {
      const scaled = seenByMetrics(prepared, out);
      return measure(prepared.truth, scaling?.output === undefined ? scaled : unscale(scaled, scaling.output));
    },
  };
}

function seenByMetrics({ head, predicted: shape }: PreparedSamples, out: Float32Array): NdArray {
  if (head === 'none') return { data: out, shape };
  const data = new Float32Array(out.length);
  applyHead(head, data, out, shape.slice(1), shape[0] ?? 0);
  return { data, shape };
}
