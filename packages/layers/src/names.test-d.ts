import { describe, expectTypeOf, it } from 'vitest';
import {
  adam,
  batchNormalization,
  bidirectional,
  binaryCrossentropy,
  conv1d,
  dense,
  embedding,
  gru,
  type LossSpec,
  lstm,
  maxPooling1d,
  type RecurrentLayer,
  sequential,
  sgd,
  sparseCategoricalCrossentropy,
  uniform,
  varianceScaling,
} from './index.js';

const model = sequential(2, [dense(1)]);

describe('names and options that are none', () => {
  it('of losses and optimisers', () => {
    (): unknown => model.compile({ loss: 'cosineSimilarity', optimizer: 'adamw' });
    (): unknown => model.compile({ loss: binaryCrossentropy({ fromLogits: true, labelSmoothing: 0.1 }) });
    (): unknown => model.compile({ loss: { kind: 'huber', delta: 2 } });
    expectTypeOf(binaryCrossentropy()).toEqualTypeOf<LossSpec>();
    // @ts-expect-error short names
    (): unknown => model.compile({ loss: 'mae' });
    // @ts-expect-error its delta is missing
    (): unknown => model.compile({ loss: { kind: 'huber' } });
    // @ts-expect-error class indices are not smoothed
    (): unknown => sparseCategoricalCrossentropy({ labelSmoothing: 0.1 });
    // @ts-expect-error an option of adam
    (): unknown => model.compile({ loss: 'hinge', optimizer: 'amsgrad' });
    // @ts-expect-error Keras's spelling
    (): unknown => sgd({ clipnorm: 1 });
    // @ts-expect-error an option of another
    (): unknown => adam({ rho: 0.9 });
  });

  it('of layers', () => {
    (): unknown => dense(1, { activation: 'gelu', kernelInitialiser: 'heNormal' });
    expectTypeOf(gru(2)).toEqualTypeOf<RecurrentLayer>();
    // @ts-expect-error gelu needs its input
    (): unknown => lstm(1, { activation: 'gelu' });
    // @ts-expect-error an initialiser
    (): unknown => dense(1, { kernelInitialiser: 'he_normal' });
    // @ts-expect-error a weight that dense has not
    (): unknown => dense(1, { recurrentInitialiser: 'orthogonal' });
    // @ts-expect-error the size is needed
    (): unknown => conv1d(4);
    // @ts-expect-error a padding
    (): unknown => conv1d(4, { kernelSize: 3, padding: 'full' });
    // @ts-expect-error pooling does not look ahead of its time
    (): unknown => maxPooling1d(2, { padding: 'causal' });
    // @ts-expect-error the vocabulary is needed
    (): unknown => embedding(4, {});
    // @ts-expect-error a layer that reads no steps
    (): unknown => bidirectional(dense(2));
    // @ts-expect-error Keras's name
    (): unknown => bidirectional(lstm(2), { merge: 'concat' });
    // @ts-expect-error statistics have no rules
    (): unknown => batchNormalization({ movingMeanConstraint: { kind: 'interval', to: [0, 1] } });
  });

  it('of initialisers', () => {
    // @ts-expect-error a mode
    (): unknown => varianceScaling({ mode: 'fan_in' });
    // @ts-expect-error Keras's names of limits
    (): unknown => uniform({ minval: 0 });
  });
});
