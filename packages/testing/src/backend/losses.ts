import type { Lowerable } from '@linnet/core';
import { testNet, testWeights } from './gradients.js';
import { activation, dense, planOf, softmax } from './layers.js';
import { lossNets } from './loss-nets.js';
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
];

const far = (title: string, end: readonly Lowerable[], seed: number, loss: Parameters<typeof net>[3]) =>
  net(`${title}, far logits`, planOf(3, [dense(3, 'linear'), ...end]), seed, { ...loss, size: 60 });

/** Where probabilities, and their logarithms, have no digits left. */
const farLogits = [
  far('binaryCrossentropy', [activation('sigmoid')], 3000, { loss: 'binaryCrossentropy' }),
  far('categoricalCrossentropy', [softmax], 3001, { loss: 'categoricalCrossentropy' }),
  far('sparseCategoricalCrossentropy', [softmax], 3002, { loss: 'sparseCategoricalCrossentropy' }),
];
