import { LinnetError, type NdArray, unknownName } from '@linnet/core';
import { accuracy, meanSquaredError } from '@linnet/metrics';

/** Metrics that training can report; they see targets and predictions in the user's units. */
const metrics = { accuracy, meanSquaredError } as const satisfies Readonly<
  Record<string, (truth: NdArray, predicted: NdArray) => number>
>;

/** Metrics that can be named. */
export type MetricName = keyof typeof metrics;

/** Checks the names of metrics: known, and each once. */
export function checkMetrics(names: readonly MetricName[]): void {
  for (const [index, name] of names.entries()) {
    if (!Object.hasOwn(metrics, name)) throw unknownName('metric', name, Object.keys(metrics));
    if (names.indexOf(name) !== index) throw new LinnetError('duplicate-name', `The metric "${name}" is listed twice.`);
  }
}

/** One metric over all rows. */
export const measure = (name: MetricName, truth: NdArray, predicted: NdArray): number =>
  metrics[name](truth, predicted);
