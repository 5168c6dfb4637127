import { js } from '@linnet/backend-js';
import { fromRows, LinnetError, type ModelArtifact, random, type Samples } from '@linnet/core';
import {
  type CompiledModel,
  dense,
  type FitOptions,
  type Layer,
  type MetricName,
  type SequentialOptions,
  sequential,
  type TrainingOptions,
} from '../src/index.js';

/** Rows of three numbers and what they add up to, in some way. */
export function sums(rows: number, seed = 1): Samples {
  const generator = random(seed);
  const x = Array.from({ length: rows }, () => [...generator.uniform(-1, 1, 3)]);
  return { x: fromRows(x), y: fromRows(x.map(([a = 0, b = 0, c = 0]) => [0.5 * a - b * c])) };
}

/** The same with targets 0 and 1. */
export function classes(rows: number, seed = 1): Samples {
  const { x, y } = sums(rows, seed);
  return { x, y: { data: y.data.map((value) => (value > 0 ? 1 : 0)), shape: y.shape } };
}

/** What a test may change of the small model. */
export interface SmallOptions {
  readonly seed?: number;
  readonly optimizer?: TrainingOptions['optimizer'];
  readonly layers?: readonly Layer[];
  readonly model?: SequentialOptions;
}

const layers = [dense(6, { activation: 'tanh' }), dense(1)];

/** A model of two layers on three numbers. Its start weights have seed 1. */
export function small<const M extends readonly MetricName[] = readonly []>(
  options: SmallOptions & { readonly metrics?: M } = {},
): CompiledModel<M> {
  const { seed = 1, optimizer = 'adam', metrics } = options;
  return sequential(3, options.layers ?? layers, options.model).compile({
    backend: js,
    loss: 'meanSquaredError',
    optimizer,
    seed,
    ...(metrics === undefined ? {} : { metrics }),
  });
}

/** Options of most fits: quiet, with a seed. */
export const quiet = { epochs: 3, batchSize: 8, seed: 5, progress: 'none' } as const satisfies FitOptions;

/** All weights of a model, one after another. */
export const weightsOf = (model: { toArtifact(): ModelArtifact }): readonly number[] =>
  model.toArtifact().layers.flatMap(({ weights }) => Object.values(weights).flatMap(({ data }) => [...data]));

/** The error of linnet that an action throws, or the promise it returns. */
export async function errorOf(act: () => unknown): Promise<LinnetError> {
  try {
    await act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
