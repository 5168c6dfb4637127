import { type Float32Samples, fromRows, type Nested, rowShape, targetShape } from '@linnet/core';
import type { GoldenRun } from '../golden/runs.js';
import { layersOf } from './golden-layers.js';
import { optimizerOf } from './golden-optimizers.js';
import { planOf } from './layers.js';
import type { Setup } from './suite.js';

/** A run of Keras as a plan, the way it trains, and the weights it starts from. */
export const setupOfRun = (run: GoldenRun): Setup => ({
  plan: planOf(rowShape(fromRows(run.x).shape), run.layers.flatMap(layersOf)),
  training: { loss: run.loss, optimizer: optimizerOf(run.optimizer), batchSize: run.batchSize },
  params: run.initialWeights.map(numbersOf),
});

/** Its rows. Keras has class indices in a column of their own. */
export function samplesOfRun(run: GoldenRun): Float32Samples {
  const { plan, training } = setupOfRun(run);
  const [x, y] = [fromRows(run.x), fromRows(run.y)];
  const [rows = 0] = x.shape;
  return {
    x: { data: Float32Array.from(x.data), shape: x.shape },
    y: { data: Float32Array.from(y.data), shape: [rows, ...targetShape(plan.output, training.loss)] },
    ...(run.weights === undefined ? {} : { weights: { data: Float32Array.from(run.weights), shape: [rows] } }),
  };
}

/** All numbers, in order. */
export const numbersOf = (nested: Nested): Float32Array => Float32Array.from(fromRows(nested).data);
