import { random } from '@linnet/core';
import type { LinnActivation, LinnDocument } from '@linnet/linn-export';

/** A network with random weights and biases, the same for the same seed. */
export function randomNetwork(
  sizes: readonly number[],
  activations: readonly LinnActivation[],
  { inputs = 1, outputs = 1, seed = 1 } = {},
): LinnDocument {
  const generator = random(seed);
  // As exporters write them: single floats.
  const numbers = (count: number, span: number) =>
    Array.from({ length: count }, () => Math.fround(generator.uniform(-span, span)));
  return {
    version: '0.1',
    num_input_channels: inputs,
    num_output_channels: outputs,
    layers: sizes.slice(1).map((units, layer) => ({
      activation: activations[layer % activations.length] ?? 'linear',
      weights: Array.from({ length: units }, () => numbers(sizes[layer] ?? 0, 0.5)),
      biases: numbers(units, 0.2),
    })),
  };
}

/** Random numbers in a range, the same for the same seed. */
export function randomSignal(length: number, greatest: number, seed: number): Float64Array {
  const generator = random(seed);
  return Float64Array.from({ length }, () => generator.uniform(-greatest, greatest));
}
