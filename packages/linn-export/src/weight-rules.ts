import { type DenseLayer, findWeights, mapWeights } from './dense-layer.js';
import { linnLimits } from './limits.js';
import { counted, listed } from './text.js';

const isOutside = (value: number): boolean => Math.abs(value) > linnLimits.weight && Number.isFinite(value);
const isNotFinite = (value: number): boolean => !Number.isFinite(value);
const isUnfit = (value: number): boolean => isOutside(value) || isNotFinite(value);

/** Limits what can be limited: NaN and infinities stay, to be refused. */
export const limitWeights = (layer: DenseLayer): DenseLayer =>
  mapWeights(layer, (value) => (isOutside(value) ? Math.sign(value) : value));

/** The weights and biases of a layer outside [-1, 1]. */
export const weightsOutside = (layer: DenseLayer): readonly string[] => findWeights(layer, isOutside);

/** Weights that a file cannot hold, and weights that the instrument does not take. */
export const weightProblems = (layer: DenseLayer): readonly string[] => [
  ...named(
    findWeights(layer, isNotFinite),
    (weights) => `${layer.label} has ${weights}, which JSON cannot hold. Training diverged: lower the learning rate.`,
  ),
  ...named(
    weightsOutside(layer),
    (weights) =>
      `${layer.label} has ${weights}, outside [-1, 1]. Train with clipped weights, or export with clipWeights.`,
  ),
];

/** Weights that a fold took outside; those that were unfit before it are named already. */
export const foldProblems = (before: DenseLayer, after: DenseLayer): readonly string[] =>
  findWeights(before, isUnfit).length > 0
    ? []
    : named(
        findWeights(after, isUnfit),
        (weights) =>
          `${after.label}: folding the scaling would make ${weights}, outside [-1, 1]. Leave out foldScaling, or train with shared scaling.`,
      );

const named = (weights: readonly string[], sentence: (weights: string) => string): readonly string[] =>
  weights.length === 0 ? [] : [sentence(`${counted(weights.length, 'weight')} (${listed(weights)})`)];
