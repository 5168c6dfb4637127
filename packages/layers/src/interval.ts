import { type Interval, LinnetError } from '@linnet/core';

/** An interval as given by a person: a number l stands for [-l, l]. */
export function intervalOf(limit: number | Interval, what: string): Interval {
  const [low, high] = typeof limit === 'number' ? [-limit, limit] : limit;
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new LinnetError(
      'bad-option',
      `${what} is [${low}, ${high}]; the first limit must be below the second, both finite.`,
    );
  }
  return [low, high];
}
