import type { LayerConfig, LayerSpec, ModelArtifact } from '@linnet/core';

/** Options of a layer made for a test. */
export interface TestDense {
  readonly activation?: string;
  readonly name?: string;
  readonly kernel?: ArrayLike<number>;
  readonly bias?: ArrayLike<number>;
  readonly config?: LayerConfig;
}

/** A dense layer of small weights, each different. */
export const dense = (inputs: number, units: number, options: TestDense = {}): LayerSpec => ({
  kind: 'dense',
  name: options.name ?? `dense_${inputs}_${units}`,
  config: { units, activation: options.activation ?? 'tanh', useBias: true, clip: [-1, 1], ...options.config },
  weights: {
    kernel: { data: Float32Array.from(options.kernel ?? ramp(inputs * units)), shape: [inputs, units] },
    bias: vector(options.bias ?? ramp(units)),
  },
});

export const clip = (low = -1, high = 1): LayerSpec => ({
  kind: 'clip',
  name: 'clip',
  config: { to: [low, high] },
  weights: {},
});

/** A model of these layers; it takes what the first one takes. */
export const model = (layers: readonly LayerSpec[], rest: Partial<ModelArtifact> = {}): ModelArtifact => ({
  format: 'linnet/1',
  input: [layers[0]?.weights.kernel?.shape[0] ?? 1],
  layers,
  ...rest,
});

const vector = (values: ArrayLike<number>) => ({ data: Float32Array.from(values), shape: [values.length] });

const ramp = (length: number): readonly number[] => Array.from({ length }, (_, index) => ((index % 17) - 8) / 16);
