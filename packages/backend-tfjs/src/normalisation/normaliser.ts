import type { Plan } from '@linnet/core';
import type { ParamTensor } from '../op.js';
import { columnSums, paramAt, shaped, type Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';
import { byColumn, type Grouping } from './groupings.js';

/** How far the numbers of a matrix are from the mean of their group. */
export interface Deviations {
  readonly deviations: Tensor;
  /** Of each group, their mean square. */
  readonly variance: Tensor;
}

/** What normalisations are made of; all of it on matrices. */
export interface Normaliser {
  /** Those of the matrix itself, and the means they are from. */
  measure(matrix: Tensor): Deviations & { readonly mean: Tensor };
  /** Those from other moments. */
  compare(matrix: Tensor, mean: Tensor, variance: Tensor): Deviations;
  /** (x - mean) / sqrt(variance + epsilon); the way back is that of what was measured, or of constants. */
  standardise(
    deviations: Deviations,
    isMeasured: boolean,
  ): { readonly normal: Tensor; backward(gradient: Tensor): Tensor };
  /** Times gamma plus beta, each a number for each column, as far as there are any. */
  shift(normal: Tensor, params: readonly Tensor[]): { readonly y: Tensor; backward(gradient: Tensor): ShiftGradients };
}

interface ShiftGradients {
  readonly input: Tensor;
  readonly params: readonly ParamTensor[];
}

/** The settings of an op that normalises. */
interface Settings {
  readonly gamma?: number;
  readonly beta?: number;
  readonly epsilon: number;
}

/** Lays it out for groups of numbers. */
export function createNormaliser(
  t: Tensors,
  workspace: Workspace,
  { mean, spread }: Grouping,
  { gamma, beta, epsilon }: Settings,
  plan: Plan,
): Normaliser {
  const { constant } = workspace;
  const rows = byColumn(t, workspace);
  const trains = (param: number | undefined): param is number =>
    param !== undefined && plan.params[param]?.trained === true;
  /** A parameter's numbers in every row. */
  const everywhere = (params: readonly Tensor[], param: number, like: Tensor): Tensor =>
    rows.spread(shaped(paramAt(params, param), [1, like.shape[1] ?? 1]), like);
  const less = (matrix: Tensor, means: Tensor): Tensor => t.subtract(matrix, spread(means, matrix));
  return {
    measure: (matrix) => {
      const means = mean(matrix);
      const deviations = less(matrix, means);
      return { mean: means, deviations, variance: mean(t.multiply(deviations, deviations)) };
    },
    compare: (matrix, means, variance) => ({ deviations: less(matrix, means), variance }),
    standardise: ({ deviations, variance }, isMeasured) => {
      const inverse = t.divide(constant(1), t.sqrt(t.add(variance, constant(epsilon))));
      const inverses = spread(inverse, deviations);
      const normal = t.multiply(deviations, inverses);
      return {
        normal,
        // What is left of a gradient when it changes neither mean nor variance: g - mean(g) - x mean(g x), for the result x.
        backward: (gradient) => {
          if (!isMeasured) return t.multiply(inverses, gradient);
          const along = t.multiply(normal, spread(mean(t.multiply(gradient, normal)), normal));
          return t.multiply(inverses, t.subtract(less(gradient, mean(gradient)), along));
        },
      };
    },
    shift: (normal, params) => {
      const gammas = gamma === undefined ? undefined : everywhere(params, gamma, normal);
      const scaled = gammas === undefined ? normal : t.multiply(normal, gammas);
      return {
        y: beta === undefined ? scaled : t.add(scaled, everywhere(params, beta, normal)),
        backward: (gradient) => {
          const ofParams: ParamTensor[] = [];
          if (trains(gamma)) ofParams.push([gamma, columnSums(t, workspace, t.multiply(gradient, normal))]);
          if (trains(beta)) ofParams.push([beta, columnSums(t, workspace, gradient)]);
          return { input: gammas === undefined ? gradient : t.multiply(gradient, gammas), params: ofParams };
        },
      };
    },
  };
}
