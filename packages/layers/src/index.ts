export { activation, type LayerActivation } from './activation.js';
export { clip } from './clip.js';
export type { InferenceOptions, TrainingOptions } from './compile-options.js';
export type { CompiledModel, PredictingModel } from './compiled-model.js';
export { type MinMaxNormOptions, maxNorm, minMaxNorm, nonNegative, unitNorm, within } from './constraints.js';
export { type DenseOptions, dense } from './dense.js';
export { dropout } from './dropout.js';
export { type ExplainCompiledOptions, type ExplainOptions, explain } from './explain.js';
export type { BackendExplanation, Explanation } from './explanation.js';
export { type GruOptions, gru } from './gru.js';
export type { Layer } from './layer.js';
export type { LayerFactory } from './layer-factories.js';
export { type LoadOptions, loadModel } from './load.js';
export type { LossName } from './losses.js';
export { type LstmOptions, lstm } from './lstm.js';
export type { MetricName } from './metrics.js';
export type { Model, ScalingChoice } from './model.js';
export { parseModel, stringifyModel } from './model-file.js';
export type { ModelStream } from './model-stream.js';
export {
  type AdamOptions,
  adam,
  type OptimizerName,
  type RmspropOptions,
  rmsprop,
  type SgdOptions,
  sgd,
} from './optimizers.js';
export type { Predictor } from './predictor.js';
export type { GatedOptions, RecurrentOptions } from './recurrent.js';
export { l1, l1l2, l2 } from './regularizers.js';
export type { Seed } from './seeds.js';
export { type SequentialOptions, sequential } from './sequential.js';
export { type SimpleRnnOptions, simpleRnn } from './simple-rnn.js';
export { softmax } from './softmax.js';
export type { BatchLog, Callback, EpochProgress, TrainingControl } from './training/callback.js';
export { type Checkpoint, parseCheckpoint, stringifyCheckpoint } from './training/checkpoint.js';
export type { CheckpointValue } from './training/checkpoint-value.js';
export { type EarlyStoppingOptions, earlyStopping, type Monitor } from './training/early-stopping.js';
export type { CheckpointSink, FitOptions } from './training/fit-options.js';
export { fitTogether } from './training/fit-together.js';
export type { Curves, EpochLog, History, Log } from './training/history.js';
export { learningRateSchedule } from './training/learning-rate-schedule.js';
export { type ProgressSink, type ProgressStyle, passedOver } from './training/progress.js';
export { type FittedModel, type RunContext, withRunContext } from './training/run-context.js';
export type { RunInfo } from './training/run-info.js';
export type { RecurrentWeightOptions, WeightOptions } from './weight-rules.js';
