import { type LayerSpec, type ModelArtifact, type Shape, sizeOf } from '@linnet/core';
import { loadModel, type Model } from 'linnet';
import type { LayerView, NetworkView } from '../protocol/index.js';

/** A network as the page draws it, from its artifact; the model tells its table. */
export function networkView(model: Pick<Model, 'parameters' | 'summary'>, artifact: ModelArtifact): NetworkView {
  return {
    inputs: artifact.input,
    layers: layerViews(artifact, outputShapes(artifact)),
    parameters: model.parameters,
    summary: model.summary(),
  };
}

/** The first layers of a network as one of their own: it gives what the last of them does. */
export function firstLayers({ format, input, layers, scaling }: ModelArtifact, count: number): ModelArtifact {
  const first = { format, input, layers: layers.slice(0, count) };
  // What comes out is scaled back only at the end.
  return scaling?.input === undefined ? first : { ...first, scaling: { input: scaling.input } };
}

/** The shape of what each layer gives. */
export const outputShapes = (artifact: ModelArtifact): readonly Shape[] =>
  artifact.layers.map((_, index) => loadModel(firstLayers(artifact, index + 1)).output);

/** The layers with the weights that they have now; `outputs` are the shapes of what they give. */
export const layerViews = ({ layers }: ModelArtifact, outputs: readonly Shape[]): readonly LayerView[] =>
  layers.map((layer, index) => ({
    kind: layer.kind,
    name: layer.name,
    output: outputs[index] ?? [],
    activation: typeof layer.config.activation === 'string' ? layer.config.activation : undefined,
    parameters: Object.values(layer.weights).reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    kernel: kernelOf(layer),
  }));

function kernelOf({ kind, weights: { kernel } }: LayerSpec): LayerView['kernel'] {
  const [inputs, units, ...more] = kernel?.shape ?? [];
  if (kind !== 'dense' || kernel === undefined || inputs === undefined || units === undefined) return undefined;
  return more.length > 0 ? undefined : { inputs, units, values: kernel.data };
}
