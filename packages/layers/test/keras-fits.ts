import { js } from '@linnet/backend-js';
import type { LayerSpec, Nested, OptimizerSpec, Samples } from '@linnet/core';
import { expect } from 'vitest';
import { type CompiledModel, type LossName, loadModel } from '../src/index.js';
import { floats, samplesOf, weightsOf } from './keras-run.js';

/** Fits of Keras, one after another on the same rows in order, as `make_callbacks.py` writes them. */
export interface KerasFits {
  readonly name: string;
  /** Units of a tanh layer before the last; 0 for none. */
  readonly width: number;
  readonly last: string;
  readonly loss: string;
  readonly batch_size: number;
  readonly epochs: readonly number[];
  readonly X: Nested;
  readonly Y: Nested;
  readonly initial_weights: readonly Nested[];
  readonly final_weights: readonly Nested[];
  readonly losses: readonly (readonly number[])[];
  readonly val_losses: readonly (readonly number[] | null)[];
}

const losses: Readonly<Record<string, LossName>> = {
  mse: 'meanSquaredError',
  binary_crossentropy: 'binaryCrossentropy',
  categorical_crossentropy: 'categoricalCrossentropy',
};

/** The model of the fits, with the weights that they start from. */
export function modelOf(
  { width, last, loss, initial_weights: given }: Pick<KerasFits, 'width' | 'last' | 'loss' | 'initial_weights'>,
  optimizer: OptimizerSpec,
): CompiledModel {
  const activations = width > 0 ? ['tanh', last] : [last];
  const layers = activations.map((activation, index): LayerSpec => {
    const [kernel, bias] = [floats(given[2 * index]), floats(given[2 * index + 1])];
    const config = { units: bias.data.length, activation };
    return { kind: 'dense', name: `dense_${index}`, config, weights: { kernel, bias } };
  });
  return loadModel({ format: 'linnet/1', input: [2], layers }).compile({
    backend: js,
    loss: losses[loss] ?? 'meanSquaredError',
    optimizer,
  });
}

/** The rows of the fits. */
export function rowsOf({ X, Y }: Pick<KerasFits, 'X' | 'Y'>): Samples {
  return samplesOf(X, Y);
}

// Keras computes in single floats, in an order of its own.
const tolerance = 1e-5;

/** Fails where numbers differ from Keras's by more than rounding. */
export function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(got).toHaveLength(wanted.length);
  Array.from(got, (value, index) => expect(Math.abs(value - (wanted[index] ?? Number.NaN))).toBeLessThan(tolerance));
}

/** Fails where a model does not have the weights that Keras's fits ended with. */
export function expectWeights(model: CompiledModel, { final_weights: wanted }: KerasFits): void {
  weightsOf(model.toArtifact()).forEach(({ data }, index) => {
    expectClose(data, floats(wanted[index]).data);
  });
}
