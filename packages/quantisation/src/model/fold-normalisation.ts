import type { LayerSpec } from '@linnet/core';
import type { FloatLayer } from './float-network.js';

/**
 * A batch normalisation as part of the dense layer before it, in doubles: with f = gamma / sqrt(variance + epsilon), weights
 * become f w, and biases f (b - mean) + beta. Undefined where its weights do not fit the layer.
 */
export function foldNormalisation(layer: FloatLayer, { weights, config }: LayerSpec): FloatLayer | undefined {
  const { units, inputs } = layer;
  const [ones, zeros] = [new Float32Array(units).fill(1), new Float32Array(units)];
  const { movingMean, movingVariance, gamma, beta } = weights;
  const [mean, variance] = [movingMean?.data ?? zeros, movingVariance?.data ?? ones];
  const [scale, shift] = [gamma?.data ?? ones, beta?.data ?? zeros];
  const all = [mean, variance, scale, shift];
  const epsilon = typeof config.epsilon === 'number' ? config.epsilon : Number.NaN;
  const factors = Float64Array.from(scale, (value, unit) => value / Math.sqrt((variance[unit] ?? 0) + epsilon));
  if (movingMean === undefined || movingVariance === undefined || all.some(({ length }) => length !== units)) {
    return undefined;
  }
  if (!factors.every(Number.isFinite) || !mean.every(Number.isFinite) || !shift.every(Number.isFinite))
    return undefined;
  const factor = (unit: number): number => factors[unit] ?? 0;
  return {
    ...layer,
    weights: layer.weights.map((weight, index) => weight * factor(Math.floor(index / inputs))),
    biases: layer.biases.map((bias, unit) => factor(unit) * (bias - (mean[unit] ?? 0)) + (shift[unit] ?? 0)),
  };
}
