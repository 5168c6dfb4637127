import type { Loss, Lowerable } from '@linnet/core';
import { activation, dense, planOf, softmax } from './layers.js';
import { lossNets } from './loss-nets.js';
import { testNet, testWeights } from './net-tests.js';
import { net } from './nets.js';
import type { Suite } from './suite.js';

/** Losses, and what they make of the function at the end. */
export function testLosses({ test }: Suite): void {
  for (const own of [...lossNets, ...farLogits]) testNet(test, own);
  for (const own of lossNets.filter(({ title }) => weighedTitles.includes(title))) testWeights(test, own);
}

const weighedTitles = [
  'binaryCrossentropy, a sigmoid in the last layer, on steps',
  'categoricalCrossentropy, a softmax at the end, on steps',
  'sparseCategoricalCrossentropy, shares that are not of 1, on steps',
  'sparseCategoricalCrossentropy, as logits, on steps',
  'huber, predictions, on steps',
  'cosineSimilarity, predictions, on steps',
];

const far = (
  kind: 'binaryCrossentropy' | 'categoricalCrossentropy' | 'sparseCategoricalCrossentropy',
  end: readonly Lowerable[],
  seed: number,
) => [
  farNet(`${kind}, far logits`, { kind }, end, seed),
  farNet(`${kind}, far, as logits`, { kind, fromLogits: true }, [], seed),
];

const farNet = (title: string, loss: Loss, end: readonly Lowerable[], seed: number) =>
  net(title, planOf(3, [dense(3, 'linear'), ...end]), seed, { loss, size: 60 });

/** Where probabilities, and their logarithms, have no digits left. */
const farLogits = [
  ...far('binaryCrossentropy', [activation('sigmoid')], 3000),
  ...far('categoricalCrossentropy', [softmax], 3001),
  ...far('sparseCategoricalCrossentropy', [softmax], 3002),
];
