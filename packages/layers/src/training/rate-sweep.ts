/** What batches trained at growing rates came to. The lists are equally long. */
export interface RateSweep {
  /** The learning rates, growing. */
  readonly rates: readonly number[];
  /** Mean loss of each batch before its update, at the rate of that update. */
  readonly losses: readonly number[];
  /** The same, smoothed. */
  readonly smoothed: readonly number[];
}

/** Collects the losses of a sweep. */
export interface SweepRecorder {
  /**
   * False where the sweep is to end: the loss is no finite number (it is left out), or after ten batches its smoothed value
   * has passed four times the best one.
   */
  add(rate: number, loss: number): boolean;
  readonly sweep: RateSweep;
}

/** Where the smoothed loss is this many times the best one, nothing is learnt any more. */
const mostTimesBest = 4;

/** Of losses that go below 0 it is as far above the best one: at 1 for one of -0.5. */
const limitAbove = (best: number): number => (best < 0 ? 2 - mostTimesBest : mostTimesBest) * best;

/** The first means are of a few batches, and may differ as much by chance. */
const settling = 10;

/**
 * Records a sweep. Losses are smoothed by an exponential mean m = smoothing m + (1 - smoothing) loss, divided by
 * 1 - smoothing^n, which takes the zero that it starts with out of it.
 */
export function recordSweep(smoothing: number): SweepRecorder {
  const [rates, losses, smoothed]: [number[], number[], number[]] = [[], [], []];
  let [mean, remaining, best] = [0, 1, Number.POSITIVE_INFINITY];
  return {
    add: (rate, loss) => {
      if (!Number.isFinite(loss)) return false;
      mean = smoothing * mean + (1 - smoothing) * loss;
      remaining *= smoothing;
      const value = mean / (1 - remaining);
      rates.push(rate);
      losses.push(loss);
      smoothed.push(value);
      best = Math.min(best, value);
      return rates.length <= settling || value <= limitAbove(best);
    },
    sweep: { rates, losses, smoothed },
  };
}

/**
 * The rate at which the smoothed loss falls most steeply over the logarithm of the rate; undefined where it falls nowhere.
 * A slope is that of the least-squares line through a tenth of the sweep, and only the fall to the least loss counts, from
 * where a tenth of it is done for good: what single batches come to by chance, at rates that change nothing, does not. Nor
 * do the first tenth, ten batches at most, whose means are of few losses, unless the least loss is among them. Undefined,
 * too, where the fall is no more than what single batches differ by.
 */
export function steepestRate({ rates, losses, smoothed }: RateSweep): number | undefined {
  const reach = Math.max(1, Math.floor(rates.length / 20));
  const settled = Math.max(Math.min(settling, Math.floor(rates.length / 10)), reach);
  const end = rates.length - 1 - reach;
  const least = indexOfLeast(smoothed);
  const last = Math.min(least > settled ? least : end, end);
  if (!fallsClearly(losses.slice(0, settled), (smoothed[settled] ?? 0) - (smoothed[last] ?? 0))) return undefined;
  let [steepest, found]: [number, number | undefined] = [0, undefined];
  for (let index = Math.max(settled, startOfFall(smoothed, settled, last)); index <= last; index++) {
    const slope = slopeAround(smoothed, index, reach);
    if (slope < steepest) [steepest, found] = [slope, rates[index]];
  }
  return found;
}

/** Whether a fall is more than two standard errors of the mean of the first batches, which have learnt next to nothing. */
function fallsClearly(first: readonly number[], fall: number): boolean {
  const mean = first.reduce((sum, loss) => sum + loss, 0) / first.length;
  const squares = first.reduce((sum, loss) => sum + (loss - mean) * (loss - mean), 0);
  return fall > (2 * Math.sqrt(squares)) / first.length;
}

const indexOfLeast = (values: readonly number[]): number =>
  values.reduce((best, value, index) => (value < (values[best] ?? 0) ? index : best), 0);

/** The last place before the end of a fall where less than a tenth of it is done. */
function startOfFall(values: readonly number[], first: number, last: number): number {
  const [top, bottom] = [values[first] ?? 0, values[last] ?? 0];
  let start = first;
  for (let index = first; index <= last; index++) if ((values[index] ?? 0) > top - (top - bottom) / 10) start = index;
  return start;
}

/** Up to a factor: rates grow by one ratio, so their logarithms are evenly spaced. */
function slopeAround(values: readonly number[], middle: number, reach: number): number {
  let sum = 0;
  for (let offset = -reach; offset <= reach; offset++) sum += offset * (values[middle + offset] as number);
  return sum;
}
