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
import type { BatchedSamples } from './training/batching.js';
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
   * Predictions for rows in the user's units: scaling is applied and undone where the model has one. `x` is rows x `input`,
   * the result rows x `output`, in single floats; with a loss `fromLogits` they are logits.
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
  /**
   * The model and its weights as plain data: for exporters, and to save with `stringifyModel`.
   * @throws LinnetError `bad-option` for a model whose scaling is not fitted yet, `disposed` where the backend is gone.
   */
  toArtifact(): ModelArtifact;
  /**
   * Makes a file's document and bytes: by the exporter's name, or by the plugin itself.
   * @throws LinnetError `limit`, or what else the exporter throws, that lists every limit the model breaks; `unknown-name` for
   * an exporter there is not.
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
   * Trains, and gives loss and metrics of every epoch. A second call goes on from the first one's weights, optimiser state
   * and learning rate, as in Keras; with the same seed and batch size its rows come in the orders that one long fit would
   * have taken. Rows of `data.x` have the shape of `input`, those of `data.y` that of `output` (class indices without its
   * last axis); `history.validation` is there with validation data.
   * @throws LinnetError before the first epoch when data or options do not fit; `diverged` when the loss or a weight stops
   * being a finite number, with its layer; what the backend throws while it trains, as the `cause` of an error that says
   * in which epoch; and what a callback or a checkpoint's `save` throws. However it ends, the weights of the last good
   * epoch are kept.
   *
   * @example
   * ```ts
   * const history = await model.fit({ x, y }, { epochs: 100, validation: 0.2, seed: 1 });
   * console.log(history.loss.at(-1), history.validation.loss.at(-1));
   * ```
   */
  fit(
    data: Samples | BatchedSamples,
    options: FitOptions & { readonly validation: Samples | number },
  ): Promise<History<M, true>>;
  /** Without validation data: `history.validation` is undefined. Throws the same errors. */
  fit(
    data: Samples | BatchedSamples,
    options: FitOptions & { readonly validation?: undefined },
  ): Promise<History<M, false>>;
  /** Where it is not known whether there is validation data, nor is whether `history.validation` is there. */
  fit(data: Samples | BatchedSamples, options: FitOptions): Promise<History<M>>;
  /**
   * Loss (of scaled values, where the model scales; with what regularizers add; rows by their weights) and metrics (in the
   * user's units), in inference mode.
   * @throws LinnetError `bad-shape` or `bad-value` for data that does not fit; `bad-option` for a model whose scaling is not
   * fitted yet.
   */
  evaluate(data: Samples): Promise<Log<M>>;
}
