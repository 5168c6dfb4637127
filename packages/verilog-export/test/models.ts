import { type LayerSpec, LinnetError, type ModelArtifact, type QuantisedNetwork, random } from '@linnet/core';

/** Dense layers of these widths with weights from a seed, each followed by a clip to [-1, 1]. */
export function clippedModel(widths: readonly number[], activations: readonly string[], seed = 1): ModelArtifact {
  const layers = widths.slice(1).flatMap((units, index): readonly LayerSpec[] => {
    const inputs = widths[index] ?? 1;
    const generator = random(seed + index);
    const draw = (count: number): Float32Array => Float32Array.from(generator.uniform(-1, 1, count));
    return [
      {
        kind: 'dense',
        name: `dense_${index + 1}`,
        config: { units, activation: activations[index] ?? 'linear', useBias: true, clip: null },
        weights: {
          kernel: { data: draw(inputs * units), shape: [inputs, units] },
          bias: { data: draw(units), shape: [units] },
        },
      },
      { kind: 'clip', name: `clip_${index + 1}`, config: { to: [-1, 1] }, weights: {} },
    ];
  });
  return { format: 'linnet/1', input: [widths[0] ?? 1], layers };
}

/** A model whose integers are these; its float weights do not matter to an exporter of integers. */
export const modelOf = (network: QuantisedNetwork): ModelArtifact => ({
  ...clippedModel([network.shape[0] ?? 1, 1], ['linear']),
  quantised: network,
});

/** The error of linnet that an action throws. */
export function errorOf(act: () => unknown): LinnetError {
  try {
    act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
