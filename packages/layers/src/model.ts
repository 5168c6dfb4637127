import type { DefaultPluginList, LayerConfig, Lowered, Plan, Plugin, Scaling, Shape } from '@linnet/core';
import type { CompileOptions } from './compile-options.js';
import type { CompiledModel, PredictingModel } from './compiled-model.js';
import type { Layer } from './layer.js';
import type { LossName, LossSpec } from './losses.js';
import type { MetricName } from './metrics.js';

/**
 * How a model scales what goes in and comes out: `perColumn` takes each column's least value to -1 and greatest to 1,
 * `shared` does so for all columns together, `none` leaves values as they are; or with bounds of one's own. Targets of
 * cross-entropies are classes and stay as they are: give bounds of the `input` alone, such as `boundsOf(x, 'perColumn')`.
 * What is absent of `input` and `output` is not scaled.
 */
export type ScalingChoice = 'perColumn' | 'shared' | 'none' | Scaling;

/** A layer of a model, under its name. */
export interface NamedLayer {
  readonly name: string;
  readonly layer: Layer;
}

/** Everything that makes a model, as data. */
export interface ModelDefinition {
  readonly name: string;
  readonly input: Shape;
  readonly layers: readonly NamedLayer[];
  readonly lowered: Lowered;
  /** Where the plan is not the layers' own: which one it is. */
  readonly variant?: { readonly kind: string; readonly config: LayerConfig };
  readonly scaling: ScalingChoice;
  /** Lines for the summary, such as a latency. */
  readonly notes: readonly string[];
  /** Where the model comes from a file: its weights and its scaling. */
  readonly trained: { readonly weights: readonly Float32Array[]; readonly scaling: Scaling | undefined } | undefined;
}

/** A model that is described and not yet ready to train. */
export interface Model {
  /** The shape of one row of inputs. */
  readonly input: Shape;
  /** The shape of one row of predictions. */
  readonly output: Shape;
  /** How many numbers its weights are, those included that do not train. */
  readonly parameters: number;
  /** Keras's layer table. */
  summary(): string;
  /** The model as operations: what backends compile. */
  plan(): Plan;
  /**
   * Makes it ready to train and predict, or without a loss to predict alone: with new weights, or those of its file. Names
   * of losses, optimisers, metrics and backends are checked by the type.
   * @throws LinnetError `bad-option` for options that are none and a loss that cannot work with the model, `unknown-name`,
   * `duplicate-name` for a metric that is listed twice; what concerns the backend is thrown where it is first used.
   *
   * @example
   * ```ts
   * const model = net.compile({ loss: 'binaryCrossentropy', optimizer: 'adam', metrics: ['accuracy'], seed: 1 });
   * const predicting = net.compile();
   * ```
   */
  // One signature: of several, compilers tell the errors of each, or that of the last.
  compile<
    L extends LossName | LossSpec | undefined = undefined,
    const M extends readonly MetricName[] = [],
    P extends readonly Plugin[] = DefaultPluginList,
  >(options?: CompileOptions<L, M, P>): L extends undefined ? PredictingModel<P> : CompiledModel<M, P>;
}
