import type {
  DefaultPluginList,
  ExportedBy,
  ExporterPlugin,
  ExportersAmong,
  Float32NdArray,
  ModelArtifact,
  NdArray,
  OptionsOfExporter,
  Plugin,
  Samples,
} from '@linnet/core';
import type { MetricName } from './metrics.js';
import type { Model } from './model.js';
import type { FitOptions } from './training/fit-options.js';
import type { History, Log } from './training/history.js';

/** The exporter that a name stands for, or the plugin itself. */
type ResolveExporter<E, P extends readonly Plugin[]> = E extends string
  ? Extract<ExportersAmong<P>, { readonly name: E }>
  : E;

/** Options may be left out where all of them are optional. */
type OptionsArgument<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

/** A model with weights, that predicts. */
export interface PredictingModel<P extends readonly Plugin[] = DefaultPluginList> extends Omit<Model, 'compile'> {
  /**
   * Predictions for rows in the user's units: scaling is applied and undone where the model has one.
   * @throws LinnetError `bad-shape` for rows of another shape, `bad-value` for NaN or infinite values.
   */
  predict(x: NdArray): Promise<Float32NdArray>;
  /** The model and its weights as plain data: for exporters, and to save with `stringifyModel`. */
  toArtifact(): ModelArtifact;
  /**
   * Makes a file's document and bytes: by the exporter's name, or by the plugin itself.
   * @throws LinnetError that lists every limit the model breaks.
   */
  export<E extends ExportersAmong<P>['name'] | ExporterPlugin<string, never>>(
    exporter: E,
    ...options: OptionsArgument<OptionsOfExporter<ResolveExporter<E, P>>>
  ): Promise<ExportedBy<ResolveExporter<E, P>>>;
}

/** A model that also trains. */
export interface CompiledModel<
  M extends readonly MetricName[] = readonly [],
  P extends readonly Plugin[] = DefaultPluginList,
> extends PredictingModel<P> {
  /**
   * Trains. A second call goes on from the first one's weights and optimiser state, as in Keras.
   * @throws LinnetError before the first epoch when data or options do not fit; `diverged` when the loss or a weight stops
   * being a finite number, with its layer; what the backend throws while it trains, as the `cause` of an error that says
   * in which epoch; and what a callback or a checkpoint's `save` throws. However it ends, the weights of the last good
   * epoch are kept.
   */
  fit(data: Samples, options: FitOptions & { readonly validation: Samples | number }): Promise<History<M, true>>;
  fit(data: Samples, options: FitOptions & { readonly validation?: undefined }): Promise<History<M, false>>;
  fit(data: Samples, options: FitOptions): Promise<History<M>>;
  /** Loss (of scaled values, where the model scales; with what regularizers add) and metrics, in inference mode. */
  evaluate(data: Samples): Promise<Log<M>>;
}
