import { log } from '@linnet/core';

const bins = 2048;

/** How many magnitudes lie in each of 2,048 equal bins up to the greatest. */
export function histogramOf(magnitudes: Float64Array, greatest: number): Float64Array {
  const counts = new Float64Array(bins);
  for (const value of magnitudes) {
    const bin = Math.min(bins - 1, Math.floor((value / greatest) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

// A bin that only the given distribution has would cost infinitely much; so rare is what is rounded to nothing.
const rare = 1e-9;

/**
 * Kullback and Leibler's divergence of magnitudes, limited to the first `kept` bins, from the same without what lies
 * beyond, rounded to `levels` levels: those of a level share its count, over the bins that are not empty.
 */
export function divergence(histogram: Float64Array, kept: number, levels: number): number {
  const count = Math.min(histogram.length, Math.max(1, kept));
  const inside = histogram.subarray(0, count);
  const total = histogram.reduce((sum, value) => sum + value, 0);
  const within = inside.reduce((sum, value) => sum + value, 0);
  if (within === 0) return Number.POSITIVE_INFINITY;
  const rounded = shared(inside, Math.min(levels, count));
  let sum = 0;
  for (let bin = 0; bin < count; bin++) {
    const given = ((inside[bin] as number) + (bin === count - 1 ? total - within : 0)) / total;
    if (given > 0) sum += given * log(given / Math.max(rare, (rounded[bin] as number) / within));
  }
  return sum;
}

/** Each bin's share of its level's count. */
function shared(counts: Float64Array, levels: number): Float64Array {
  const result = new Float64Array(counts.length);
  for (let level = 0; level < levels; level++) {
    const start = Math.floor((level * counts.length) / levels);
    const end = Math.floor(((level + 1) * counts.length) / levels);
    const members = counts.subarray(start, end);
    const filled = members.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    const mean = filled === 0 ? 0 : members.reduce((sum, value) => sum + value, 0) / filled;
    for (let bin = start; bin < end; bin++) result[bin] = (counts[bin] as number) > 0 ? mean : 0;
  }
  return result;
}
