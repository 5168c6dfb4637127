import { wordLimits } from '../word.js';
import { divergence, histogramOf } from './divergence.js';
import type { CalibrationMethod } from './method.js';
import { candidates, type StepRules, stepFor } from './steps.js';

/** How many values methods look at that try ranges: evenly spaced ones of all. */
const mostValues = 65_536;

/** The greatest magnitude that a word should reach for these values, by a method of calibration. */
export function rangeOf(values: Float64Array, method: CalibrationMethod, rules: StepRules): number {
  const magnitudes = values.map(Math.abs);
  const greatest = magnitudes.reduce((most, value) => Math.max(most, value), 0);
  if (method === 'minMax' || greatest === 0) return greatest;
  if (typeof method === 'object') return percentileOf(magnitudes, method.percentile);
  const some = spread(magnitudes);
  const cost = method === 'meanSquaredError' ? squaredErrorOf(some, rules) : divergenceOf(some, greatest, rules);
  return cheapest(candidates(greatest, rules), cost);
}

/** The nearest rank: the least magnitude that at least this percentage of all do not pass. */
function percentileOf(magnitudes: Float64Array, percentile: number): number {
  const rank = Math.ceil((percentile / 100) * magnitudes.length);
  return magnitudes.sort()[Math.max(1, rank) - 1] ?? 0;
}

function spread(values: Float64Array): Float64Array {
  const count = Math.min(values.length, mostValues);
  const stride = values.length / count;
  return Float64Array.from({ length: count }, (_, index) => values[Math.floor(index * stride)] as number);
}

/** The first of the cheapest, which is the greatest range. */
function cheapest(ranges: readonly number[], cost: (range: number) => number): number {
  let [best, least] = [ranges[0] ?? 0, Number.POSITIVE_INFINITY];
  for (const range of ranges) {
    const here = cost(range);
    if (here < least) [best, least] = [range, here];
  }
  return best;
}

function squaredErrorOf(magnitudes: Float64Array, rules: StepRules): (range: number) => number {
  const { greatest } = wordLimits(rules.bits, rules.overflow);
  return (range) => {
    const step = stepFor(range, rules);
    let sum = 0;
    for (let index = 0; index < magnitudes.length; index++) {
      const value = magnitudes[index] as number;
      const error = value - Math.min(greatest, Math.round(value / step)) * step;
      sum += error * error;
    }
    return sum;
  };
}

function divergenceOf(magnitudes: Float64Array, greatest: number, rules: StepRules): (range: number) => number {
  const histogram = histogramOf(magnitudes, greatest);
  const levels = wordLimits(rules.bits, rules.overflow).greatest + 1;
  return (range) => divergence(histogram, Math.ceil((range / greatest) * histogram.length), levels);
}
