import type { NdArray, RandomState } from '@linnet/core';
import { cumulativeSum, placeIn } from './cumulative.js';

/** What rows are drawn from. */
export interface MultilabelSource {
  readonly generator: RandomState;
  /** The probabilities of the classes, summed up. */
  readonly cumulative: Float64Array;
  /** Features x classes. */
  readonly featureProbabilities: NdArray<Float64Array>;
  readonly labels: number;
  readonly length: number;
  readonly allowUnlabelled: boolean;
}

/** How many classes, then which, each as probable as it is; drawn again until there are so many different ones. */
export function drawClasses({ generator, cumulative, labels, allowUnlabelled }: MultilabelSource): readonly number[] {
  const classes = cumulative.length;
  let count = generator.poisson(labels);
  while ((!allowUnlabelled && count === 0) || count > classes) count = generator.poisson(labels);
  const chosen = new Set<number>();
  while (chosen.size < count) {
    for (const at of generator.randomSample(count - chosen.size)) chosen.add(placeIn(cumulative, at));
  }
  return [...chosen].sort((a, b) => a - b);
}

/** Adds the words of a document to the counts: from the classes it has, or any word where it has none. */
export function drawWords(source: MultilabelSource, topics: readonly number[], counts: Float64Array): void {
  const { generator, length } = source;
  let words = generator.poisson(length);
  while (words === 0) words = generator.poisson(length);
  const count = (word: number): void => {
    counts[word] = (counts[word] as number) + 1;
  };
  if (topics.length === 0) {
    generator.randint(0, counts.length, words).forEach(count);
    return;
  }
  const cumulative = wordsOf(source, topics);
  for (const at of generator.randomSample(words)) count(placeIn(cumulative, at));
}

/** The cumulative probability of the words in a mixture of classes. */
function wordsOf({ featureProbabilities: { data, shape } }: MultilabelSource, topics: readonly number[]): Float64Array {
  const [features = 0, classes = 0] = shape;
  const sums = Float64Array.from({ length: features }, (_, word) =>
    topics.reduce((sum, topic) => sum + (data[word * classes + topic] as number), 0),
  );
  const cumulative = cumulativeSum(sums);
  const total = cumulative.at(-1) ?? 1;
  return cumulative.map((value) => value / total);
}
