import { expectEpochs } from './epochs.js';
import { dense, paramsFor, planOf, softmax } from './layers.js';
import { trainingOf } from './nets.js';
import { batchNormalization, layerNormalization } from './normalising-layers.js';
import { adam } from './optimizer-specs.js';
import { recurrentLayers } from './recurrent-nets.js';
import { createReference } from './reference.js';
import { samplesFor } from './samples.js';
import { branches, embedding, reshape, reverse } from './shape-layers.js';
import type { Setup, Suite } from './suite.js';
import { averagePooling1d, conv1d, maxPooling1d } from './window-layers.js';

/** Batches of one row, of five with a short one at the end, and of more than there are: kernels fill up what is missing. */
export function testBatches({ test }: Suite): void {
  const ends = [dense(3, 'linear'), softmax];
  const plans = {
    dense: planOf(3, [dense(7, 'tanh'), ...ends]),
    'batch normalization': planOf(3, [dense(7, 'tanh'), batchNormalization(), ...ends]),
    'layer normalization': planOf(3, [dense(7, 'tanh'), layerNormalization(), ...ends]),
    'convolution and pooling': planOf(
      [6, 2],
      [conv1d(5, 3, { activation: 'tanh', padding: 'same' }), maxPooling1d(2), averagePooling1d(3), reshape(), ...ends],
    ),
    'tokens in branches': planOf(
      [4],
      [embedding(6, 3), branches('sum', [reverse, dense(3, 'tanh')], []), reshape(), ...ends],
    ),
    ...Object.fromEntries(
      Object.entries(recurrentLayers).map(([kind, layer]) => [
        kind,
        planOf([4, 2], [layer(5, { sequences: true }), layer(3), ...ends]),
      ]),
    ),
  };
  for (const [kind, plan] of Object.entries(plans)) {
    for (const batchSize of [1, 5, 20]) {
      const training = trainingOf(adam, batchSize, { kind: 'categoricalCrossentropy' });
      const setup: Setup = { plan, training, params: paramsFor(plan, 840) };
      test(`${kind} in batches of ${batchSize}: epochs as the reference has them`, setup, async ({ program }) => {
        const reference = createReference(plan, training, setup.params);
        const samples = samplesFor(plan, 12, 841, training.loss);
        await expectEpochs(setup, program(), reference, samples, { epochs: 3, learningRate: 0.005 });
      });
    }
  }
}
