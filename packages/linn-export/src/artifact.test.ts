import { describe, expect, it } from 'vitest';
import { linnToArtifact } from './artifact.js';

describe('linnToArtifact', () => {
  it('makes dense and clip layers with kernels inputs x units, in single floats', () => {
    const artifact = linnToArtifact({
      version: '0.1',
      num_input_channels: 1,
      num_output_channels: 1,
      layers: [
        {
          activation: 'relu',
          weights: [
            [0.1, 0.2, 0.3],
            [-0.1, -0.2, -0],
          ],
          biases: [1, -0],
        },
      ],
    });
    const single = Math.fround;
    expect(artifact).toEqual({
      format: 'linnet/1',
      input: [3],
      layers: [
        {
          kind: 'dense',
          name: 'dense_1',
          config: { units: 2, activation: 'relu', useBias: true, clip: [-1, 1] },
          weights: {
            kernel: { data: Float32Array.of(0.1, -0.1, 0.2, -0.2, single(0.3), -0), shape: [3, 2] },
            bias: { data: Float32Array.of(1, -0), shape: [2] },
          },
        },
        { kind: 'clip', name: 'clip_1', config: { to: [-1, 1] }, weights: {} },
      ],
    });
  });
});
