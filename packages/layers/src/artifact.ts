import { type Float32NdArray, type LayerSpec, type ModelArtifact, type Scaling, sizeOf } from '@linnet/core';
import type { ModelDefinition } from './model.js';
import { copyScaling } from './scaling.js';

/** A model's layers and weights as plain data. */
export function artifactOf(
  { input, layers, lowered }: ModelDefinition,
  weights: readonly Float32Array[],
  scaling: Scaling | undefined,
): ModelArtifact {
  const specs = layers.map(({ name, layer }, index): LayerSpec => {
    const params = lowered.layers[index]?.params ?? [];
    const named = params.map((param): readonly [string, Float32NdArray] => {
      const slot = lowered.plan.params[param];
      const shape = slot?.shape ?? [0];
      return [weightName(slot?.name ?? ''), { data: weights[param] ?? new Float32Array(sizeOf(shape)), shape }];
    });
    return { kind: layer.kind, name, config: layer.config, weights: Object.fromEntries(named) };
  });
  return {
    format: 'linnet/1',
    input,
    layers: specs,
    ...(scaling === undefined ? {} : { scaling: copyScaling(scaling) }),
  };
}

/** `dense_1/kernel` without the layer's name, which holds no slash. */
export const weightName = (slotName: string): string => slotName.slice(slotName.indexOf('/') + 1);
