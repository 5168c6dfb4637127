import {
  type Float32NdArray,
  type LayerSpec,
  LinnetError,
  type ModelArtifact,
  type Shape,
  sizeOf,
  throwProblems,
} from '@linnet/core';
import { clip, dense, type Layer, type Model, type ScalingChoice, sequential } from '@linnet/layers';
import { formatLatency, type LinnActivation, latencyFor, linn } from '@linnet/linn-export';

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
  { scaling = 'perColumn' }: LinnModelOptions = {},
): Model {
  checkDefinition(definition);
  const layers = definition.flatMap(([units, activation = 'linear']) => [
    dense(units, { activation, clip: 1 }),
    clip(1),
  ]);
  const layerInputs = [inputs, ...definition.slice(0, -1).map(([units]) => units)];
  const model = sequential(inputs, layers, {
    name: 'linn_model',
    scaling,
    notes: formatLatency(latencyFor(layerInputs)),
  });
  throwProblems('limit', 'The instrument cannot run this network:', linn.check(untrained(model, layers), {}));
  return model;
}

function checkDefinition(definition: readonly LinnLayerDefinition[]): void {
  const problems = definition.flatMap((entry, index) =>
    Array.isArray(entry) && (entry.length === 1 || entry.length === 2)
      ? []
      : [`layer ${index + 1} is ${JSON.stringify(entry)}`],
  );
  if (problems.length === 0) return;
  throw new LinnetError('bad-option', `Layers are given as [units] or [units, activation]: ${problems.join('; ')}.`, {
    problems,
  });
}

/** The model as the exporter sees it, with weights of zero: which rules it breaks does not depend on training. */
function untrained(model: Model, layers: readonly Layer[]): ModelArtifact {
  const { params } = model.plan();
  const specs = layers.map(({ kind, config }, index): LayerSpec => {
    const name = index < 2 ? kind : `${kind}_${Math.floor(index / 2)}`;
    const weights = params
      .filter((slot) => slot.name.startsWith(`${name}/`))
      .map((slot) => [slot.name.slice(name.length + 1), zeros(slot.shape)] as const);
    return { kind, name, config, weights: Object.fromEntries(weights) };
  });
  return { format: 'linnet/1', input: model.input, layers: specs };
}

const zeros = (shape: Shape): Float32NdArray => ({ data: new Float32Array(sizeOf(shape)), shape });
