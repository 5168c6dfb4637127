export { passedOver } from '@linnet/core';
export { activation, type LayerActivation } from './activation.js';
export { type BidirectionalOptions, bidirectional, type MergeMode } from './bidirectional.js';
export { checksumOf } from './checksum.js';
export { clip } from './clip.js';
export type { CompileOptions, InferenceOptions, TrainingOptions } from './compile-options.js';
export type { CompiledModel, PredictingModel } from './compiled-model.js';
export { type MinMaxNormOptions, maxNorm, minMaxNorm, nonNegative, unitNorm, within } from './constraints.js';
export { type Conv1dOptions, conv1d } from './conv1d.js';
export { type DenseOptions, dense } from './dense.js';
export { dropout } from './dropout.js';
export { type EmbeddingOptions, embedding } from './embedding.js';
export { type ExplainCompiledOptions, type ExplainOptions, explain } from './explain.js';
export type { BackendExplanation, Explanation } from './explanation.js';
export { gaussianNoise } from './gaussian-noise.js';
export { type GruOptions, gru } from './gru.js';
export {
  constant,
  type GainOptions,
  identity,
  type NormalOptions,
  normal,
  orthogonal,
  truncatedNormal,
  type UniformOptions,
  uniform,
  type VarianceScalingOptions,
  varianceScaling,
} from './initialisers/factories.js';
export type { InitialiserChoice, InitialiserName } from './initialisers/names.js';
export type { FanDistribution, FanMode, WeightInitialiser } from './initialisers/weight-initialiser.js';
export type { Layer, RecurrentLayer } from './layer.js';
export type { LayerFactory } from './layer-factories.js';
export { type LoadOptions, loadModel, type PlanVariant } from './load.js';
export {
  binaryCrossentropy,
  type CrossentropyOptions,
  categoricalCrossentropy,
  type HuberOptions,
  huber,
  type LossName,
  type LossSpec,
  type SparseCrossentropyOptions,
  sparseCategoricalCrossentropy,
} from './losses.js';
export { type LstmOptions, lstm } from './lstm.js';
export type { MetricName } from './metrics.js';
export type { Model, ScalingChoice } from './model.js';
export { parseModel, stringifyModel } from './model-file.js';
export type { ModelStream } from './model-stream.js';
export {
  type BatchNormalizationOptions,
  batchNormalization,
  type LayerNormalizationOptions,
  layerNormalization,
} from './normalization.js';
export { adadelta, adagrad, adam, adamax, adamw, nadam, rmsprop, sgd } from './optimizer-factories.js';
export type {
  AdadeltaOptions,
  AdagradOptions,
  AdamOptions,
  MomentsOptions,
  OptimizerOptions,
  RmspropOptions,
  SgdOptions,
} from './optimizer-options.js';
export type { OptimizerName } from './optimizers.js';
export {
  averagePooling1d,
  type GlobalPoolingOptions,
  globalAveragePooling1d,
  globalMaxPooling1d,
  maxPooling1d,
  type PoolingOptions,
} from './pooling.js';
export type { Predictor } from './predictor.js';
export type { GatedOptions, RecurrentOptions } from './recurrent.js';
export { l1, l1l2, l2 } from './regularizers.js';
export { flatten, reshape } from './reshape.js';
export type { Seed } from './seeds.js';
export { type SequentialOptions, sequential } from './sequential.js';
export { type SimpleRnnOptions, simpleRnn } from './simple-rnn.js';
export { type EluOptions, elu, type LeakyReluOptions, leakyRelu } from './sloped-activations.js';
export { softmax } from './softmax.js';
export { type Sparsity, sparsityOf, type ZeroCount } from './sparsity.js';
export type { BatchedSamples } from './training/batching.js';
export type { BatchLog, BatchPlace, Callback, EpochProgress, TrainingControl } from './training/callback.js';
export type { Checkpoint } from './training/checkpoint.js';
export type { CheckpointValue } from './training/checkpoint-value.js';
export type { ClassWeights } from './training/class-weights.js';
export { type CsvLoggerOptions, csvLogger } from './training/csv-logger.js';
export { type EarlyStoppingOptions, earlyStopping } from './training/early-stopping.js';
export {
  type FindLearningRateOptions,
  findLearningRate,
  type LearningRateSweep,
} from './training/find-learning-rate.js';
export type { CheckpointSink, FitOptions } from './training/fit-options.js';
export { fitTogether } from './training/fit-together.js';
export type { Curves, EpochLog, History, Log } from './training/history.js';
export {
  type LearningRateScheduleOptions,
  learningRateSchedule,
  type RateSchedule,
} from './training/learning-rate-schedule.js';
export { type ModelCheckpointOptions, modelCheckpoint, type SaveModel } from './training/model-checkpoint.js';
export type { Monitor, MonitorMode, MonitorOptions } from './training/monitor.js';
export type { ProgressStyle } from './training/progress.js';
export { type ProgressSink, tell } from './training/progress-sink.js';
export { pruning } from './training/pruning.js';
export type { ConstantPruning, PolynomialPruning, PruningOptions } from './training/pruning-schedule.js';
export type { RateSweep } from './training/rate-sweep.js';
export { type ReduceLrOnPlateauOptions, reduceLrOnPlateau } from './training/reduce-lr-on-plateau.js';
export { type FittedModel, type RunContext, withRunContext } from './training/run-context.js';
export type { RunInfo } from './training/run-info.js';
export { type CosineDecayOptions, cosineDecay } from './training/schedules/cosine-decay.js';
export { type CosineDecayRestartsOptions, cosineDecayRestarts } from './training/schedules/cosine-decay-restarts.js';
export { type ExponentialDecayOptions, exponentialDecay } from './training/schedules/exponential-decay.js';
export { type InverseTimeDecayOptions, inverseTimeDecay } from './training/schedules/inverse-time-decay.js';
export { type PiecewiseConstantOptions, piecewiseConstant } from './training/schedules/piecewise-constant.js';
export { type PolynomialDecayOptions, polynomialDecay } from './training/schedules/polynomial-decay.js';
export type { StaircaseOptions } from './training/schedules/staircase.js';
export { terminateOnNaN } from './training/terminate-on-nan.js';
export type { RecurrentWeightOptions, TrainableOptions, WeightOptions } from './weight-rules.js';
export type { Padding } from './windows.js';
