import type { LayerSpec } from '@linnet/core';
import { addStep, type Draft, lastDense, replaceDense, vectorProblems } from './draft.js';

/** What a normalisation does to each place of the last axis. */
interface Affine {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

const statistics = ['movingMean', 'movingVariance'];
const learnt = ['gamma', 'beta'];

/** Right after the sums of a dense layer it becomes part of its weights, in doubles; elsewhere it is a step. */
export function readBatchNormalisation(draft: Draft, spec: LayerSpec, label: string): void {
  const { axes } = draft;
  if (axes === undefined) return;
  const width = axes.at(-1) ?? 1;
  const problems = [
    ...statistics.filter((name) => spec.weights[name] === undefined).map((name) => `${label} has no ${name}.`),
    ...vectorProblems(label, spec, [...statistics, ...learnt], width),
    ...epsilonProblems(spec, label),
  ];
  if (problems.length > 0) {
    draft.problems.push(...problems);
    return;
  }
  const affine = affineOf(spec, width);
  if (affine.scale.every(Number.isFinite)) addAffine(draft, spec.name, affine);
  else draft.problems.push(`${label} has a moving variance below 0; no standard deviation is the root of that.`);
}

function epsilonProblems({ config }: LayerSpec, label: string): readonly string[] {
  const { epsilon } = config;
  const isFine = typeof epsilon === 'number' && Number.isFinite(epsilon) && epsilon > 0;
  return isFine ? [] : [`${label} has epsilon ${JSON.stringify(epsilon)}; a finite number above 0 is needed.`];
}

function affineOf({ weights, config }: LayerSpec, width: number): Affine {
  const { movingMean, movingVariance, gamma, beta } = weights;
  const epsilon = Number(config.epsilon);
  const deviations = Float64Array.from(movingVariance?.data ?? new Float64Array(width), (variance) =>
    Math.sqrt(variance + epsilon),
  );
  return {
    mean: Float64Array.from(movingMean?.data ?? new Float64Array(width)),
    scale: deviations.map((deviation, place) => (gamma?.data[place] ?? 1) / deviation),
    shift: Float64Array.from(beta?.data ?? new Float64Array(width)),
  };
}

function addAffine(draft: Draft, name: string, { mean, scale, shift }: Affine): void {
  const dense = lastDense(draft);
  if (dense?.units !== scale.length) {
    addStep(draft, name, { kind: 'affine', mean, scale, shift });
    return;
  }
  const at = (values: Float64Array, unit: number): number => values[unit] ?? 0;
  const weights = dense.weights.map((weight, index) => weight * at(scale, Math.floor(index / dense.inputs)));
  const biases = dense.biases.map((bias, unit) => at(scale, unit) * (bias - at(mean, unit)) + at(shift, unit));
  replaceDense(draft, { ...dense, weights, biases });
}

/** Each row of the last axis by itself, then what was learnt of each place. */
export function readLayerNormalisation(draft: Draft, spec: LayerSpec, label: string): void {
  const { axes } = draft;
  if (axes === undefined) return;
  const width = axes.at(-1) ?? 1;
  const problems = [...vectorProblems(label, spec, learnt, width), ...epsilonProblems(spec, label)];
  draft.problems.push(...problems);
  if (problems.length > 0) return;
  const { gamma, beta } = spec.weights;
  addStep(draft, spec.name, { kind: 'normalise', width, epsilon: Number(spec.config.epsilon) });
  if (gamma === undefined && beta === undefined) return;
  addStep(draft, spec.name, {
    kind: 'affine',
    mean: new Float64Array(width),
    scale: Float64Array.from(gamma?.data ?? new Float64Array(width).fill(1)),
    shift: Float64Array.from(beta?.data ?? new Float64Array(width)),
  });
}
