import type {
  Backend,
  BackendPlugin,
  BackendsAmong,
  DefaultPluginList,
  OptimizerSpec,
  Plugin,
  Registry,
} from '@linnet/core';
import type { LossName, LossSpec } from './losses.js';
import type { MetricName } from './metrics.js';
import type { OptimizerName } from './optimizers.js';

/** How a model finds what runs it, for models that only predict. */
export interface InferenceOptions<P extends readonly Plugin[] = DefaultPluginList> {
  /**
   * `auto` (the default) takes the first backend, by priority, that is available and does not refuse the model.
   * Else a name of the registry, a plugin, or a backend that is loaded.
   */
  readonly backend?: 'auto' | BackendsAmong<P>['name'] | BackendPlugin<string, Record<never, never>> | Backend;
  /** Where names are looked up. Default: the registry that `linnet` fills. */
  readonly registry?: Registry<P>;
  /** Of the start weights: a whole number from 0 to 4294967295. Where none is given one is drawn and kept in the history. */
  readonly seed?: number | undefined;
}

/** How a model trains. */
export interface TrainingOptions<
  M extends readonly MetricName[] = readonly MetricName[],
  P extends readonly Plugin[] = DefaultPluginList,
> extends InferenceOptions<P> {
  /** What is made smaller: a name, or what `huber({ delta })` and the like make. Formulas stand at `Loss` of `@linnet/core`. */
  readonly loss: LossName | LossSpec;
  /** Default `adam`. */
  readonly optimizer?: OptimizerName | OptimizerSpec;
  /** Reported beside the loss. */
  readonly metrics?: M;
}

/**
 * Options of `compile`: with a loss those of training, without one the model only predicts. One type for both, so that what
 * a compiler says of a mistake is one thing.
 */
export interface CompileOptions<
  L extends LossName | LossSpec | undefined = LossName | LossSpec | undefined,
  M extends readonly MetricName[] = readonly MetricName[],
  P extends readonly Plugin[] = DefaultPluginList,
> extends InferenceOptions<P> {
  /** What is made smaller: a name, or what `huber({ delta })` and the like make. Formulas stand at `Loss` of `@linnet/core`. */
  readonly loss?: L;
  /** Default `adam`. */
  readonly optimizer?: L extends undefined ? undefined : OptimizerName | OptimizerSpec | undefined;
  /** Reported beside the loss. */
  readonly metrics?: L extends undefined ? undefined : M;
}
