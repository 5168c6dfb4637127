import { checkOptionNames } from '@linnet/core';
import { clip, dense, type Model, type ScalingChoice, sequential } from '@linnet/layers';
import { formatLatency, type LinnActivation, latencyFor } from '@linnet/linn-export';
import { checkDefinition } from './check-definition.js';

/** Width of a layer, and its activation; `linear` where none is given. */
export type LinnLayerDefinition = readonly [units: number, activation?: LinnActivation];

/** Options of {@link linnModel}. */
export interface LinnModelOptions {
  /**
   * How inputs and outputs come to [-1, 1]: each column by its own bounds (`perColumn`, the default, as the vendor does),
   * all columns by the same (`shared`, which is what one channel of the instrument can do), by bounds of one's own, or not
   * at all (`none`). Fitted to the training data by `fit`, applied to validation data too, undone in `predict`.
   */
  readonly scaling?: ScalingChoice;
}

/**
 * A model that the Moku Neural Network instrument can run: dense layers on `inputs` numbers, every output limited to
 * [-1, 1], weights and biases limited to [-1, 1] after every update. The definition names all layers, the last one included.
 * @throws LinnetError `limit` here, not after training, that lists everything the instrument cannot hold.
 *
 * @example
 * ```ts
 * const model = linnModel(100, [[64, 'relu'], [32, 'relu'], [1, 'tanh']]).compile({ loss: 'meanSquaredError' });
 * ```
 */
export function linnModel(
  inputs: number,
  definition: readonly LinnLayerDefinition[],
  options: LinnModelOptions = {},
): Model {
  checkOptionNames('linnModel', options, ['scaling']);
  checkDefinition(inputs, definition);
  const { scaling = 'perColumn' } = options;
  const layers = definition.flatMap(([units, activation = 'linear']) => [
    dense(units, { activation, clip: 1 }),
    clip(1),
  ]);
  const layerInputs = [inputs, ...definition.slice(0, -1).map(([units]) => units)];
  return sequential(inputs, layers, {
    name: 'linn_model',
    scaling,
    notes: formatLatency(latencyFor(layerInputs)),
  });
}
