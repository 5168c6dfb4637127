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
import type { ModelStream } from './model-stream.js';
import type { Predictor } from './predictor.js';
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
  /**
   * Makes what predicts one row at a time, at once and without allocating. It follows the model: what is learnt later
   * is in its predictions. Backends `simd` and `js` can; `simd` takes some microseconds a row.
   * @throws LinnetError `refused` for a backend that does not answer at once.
   *
   * @example
   * ```ts
   * const { run, inputs, outputs } = await model.predictor();
   * const [row, out] = [new Float32Array(inputs), new Float32Array(outputs)];
   * run(row, out);
   * ```
   */
  predictor(): Promise<Predictor>;
  /**
   * Makes what takes one sample after another and predicts with each, with the weights and scaling that the model has
   * now. Training the model further does not change a stream that there is.
   *
   * A model on rows of n numbers sees the last n samples, as the instrument does with one input: the oldest first, the
   * newest last. The first prediction comes with sample n (`needed`). For rows of several axes a sample is one step: the
   * numbers of all axes but the first.
   *
   * A model with recurrent layers keeps its state instead, from the first sample on: every sample gives the output after
   * that step, of however many. After as many samples as a row has steps it is what `predict` gives for that row.
   * @throws LinnetError `refused` for a backend that keeps no state between predictions or does not answer at once, and
   * for a recurrent model that needs a fixed number of steps, with the reason.
   *
   * @example
   * ```ts
   * const stream = await model.stream();
   * const out = new Float32Array(stream.outputs);
   * for (const sample of samples) if (stream.push(sample, out)) console.log(out[0]);
   * ```
   */
  stream(): Promise<ModelStream>;
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
