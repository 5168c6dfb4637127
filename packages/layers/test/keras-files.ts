import activationRelu from './golden/activation-relu.json' with { type: 'json' };
import activationSigmoid from './golden/activation-sigmoid.json' with { type: 'json' };
import activationSoftsign from './golden/activation-softsign.json' with { type: 'json' };
import activationTanh from './golden/activation-tanh.json' with { type: 'json' };
import activationsMore from './golden/activations-more.json' with { type: 'json' };
import activationsSloped from './golden/activations-sloped.json' with { type: 'json' };
import batchNormalizationSteps from './golden/batch-normalization-steps.json' with { type: 'json' };
import bidirectionalLstmSequences from './golden/bidirectional-lstm-sequences.json' with { type: 'json' };
import bidirectionalMerges from './golden/bidirectional-merges.json' with { type: 'json' };
import binaryWithoutSigmoid from './golden/binary-without-sigmoid.json' with { type: 'json' };
import clippedDense from './golden/clipped-dense.json' with { type: 'json' };
import conv1dCausalDilated from './golden/conv1d-causal-dilated.json' with { type: 'json' };
import conv1dSameStrided from './golden/conv1d-same-strided.json' with { type: 'json' };
import denseConstraints from './golden/dense-constraints.json' with { type: 'json' };
import denseOnSteps from './golden/dense-on-steps.json' with { type: 'json' };
import denseRegularizers from './golden/dense-regularizers.json' with { type: 'json' };
import embeddingGru from './golden/embedding-gru.json' with { type: 'json' };
import frozenBidirectional from './golden/frozen-bidirectional.json' with { type: 'json' };
import frozenConvolution from './golden/frozen-convolution.json' with { type: 'json' };
import frozenLayers from './golden/frozen-layers.json' with { type: 'json' };
import gruSequencesSparse from './golden/gru-sequences-sparse.json' with { type: 'json' };
import gruStackedResetBefore from './golden/gru-stacked-reset-before.json' with { type: 'json' };
import layerNormalization from './golden/layer-normalization.json' with { type: 'json' };
import lossBinaryLogitsSmoothed from './golden/loss-binary-logits-smoothed.json' with { type: 'json' };
import lossCategoricalHinge from './golden/loss-categorical_hinge.json' with { type: 'json' };
import lossCategoricalLogits from './golden/loss-categorical-logits.json' with { type: 'json' };
import lossCategoricalSmoothed from './golden/loss-categorical-smoothed.json' with { type: 'json' };
import lossCosineSimilarity from './golden/loss-cosine_similarity.json' with { type: 'json' };
import lossHuberDelta from './golden/loss-huber-delta.json' with { type: 'json' };
import lossMeanAbsolutePercentageError from './golden/loss-mean_absolute_percentage_error.json' with { type: 'json' };
import lossMeanSquaredLogarithmicError from './golden/loss-mean_squared_logarithmic_error.json' with { type: 'json' };
import lossPoisson from './golden/loss-poisson.json' with { type: 'json' };
import lossSparseLogitsSteps from './golden/loss-sparse-logits-steps.json' with { type: 'json' };
import lossSquaredHinge from './golden/loss-squared_hinge.json' with { type: 'json' };
import lstmReluWithoutBias from './golden/lstm-relu-without-bias.json' with { type: 'json' };
import lstmSequencesBinary from './golden/lstm-sequences-binary.json' with { type: 'json' };
import optimizerAdadeltaOptions from './golden/optimizer-adadelta-options.json' with { type: 'json' };
import optimizerAdagradOptions from './golden/optimizer-adagrad-options.json' with { type: 'json' };
import optimizerAdam from './golden/optimizer-adam.json' with { type: 'json' };
import optimizerAdamOptions from './golden/optimizer-adam-options.json' with { type: 'json' };
import optimizerAdamaxOptions from './golden/optimizer-adamax-options.json' with { type: 'json' };
import optimizerAdamwOptions from './golden/optimizer-adamw-options.json' with { type: 'json' };
import optimizerNadamOptions from './golden/optimizer-nadam-options.json' with { type: 'json' };
import optimizerRmspropOptions from './golden/optimizer-rmsprop-options.json' with { type: 'json' };
import optimizerSgd from './golden/optimizer-sgd.json' with { type: 'json' };
import optimizerSgdOptions from './golden/optimizer-sgd-options.json' with { type: 'json' };
import poolingGlobalMax from './golden/pooling-global-max.json' with { type: 'json' };
import reshapeLstm from './golden/reshape-lstm.json' with { type: 'json' };
import simpleRnnConstraints from './golden/simple-rnn-constraints.json' with { type: 'json' };
import weightedBinarySteps from './golden/weighted-binary-steps.json' with { type: 'json' };
import weightedCategorical from './golden/weighted-categorical.json' with { type: 'json' };
import type { KerasRun } from './keras-run.js';

/** All runs of the folder. */
export const kerasRuns: readonly KerasRun[] = [
  activationRelu,
  activationSigmoid,
  activationSoftsign,
  activationTanh,
  activationsMore,
  activationsSloped,
  batchNormalizationSteps,
  bidirectionalLstmSequences,
  bidirectionalMerges,
  binaryWithoutSigmoid,
  clippedDense,
  conv1dCausalDilated,
  conv1dSameStrided,
  denseConstraints,
  denseOnSteps,
  denseRegularizers,
  embeddingGru,
  frozenBidirectional,
  frozenConvolution,
  frozenLayers,
  gruSequencesSparse,
  gruStackedResetBefore,
  layerNormalization,
  lossBinaryLogitsSmoothed,
  lossCategoricalLogits,
  lossCategoricalSmoothed,
  lossCategoricalHinge,
  lossCosineSimilarity,
  lossHuberDelta,
  lossMeanAbsolutePercentageError,
  lossMeanSquaredLogarithmicError,
  lossPoisson,
  lossSparseLogitsSteps,
  lossSquaredHinge,
  lstmReluWithoutBias,
  lstmSequencesBinary,
  optimizerAdadeltaOptions,
  optimizerAdagradOptions,
  optimizerAdamOptions,
  optimizerAdam,
  optimizerAdamaxOptions,
  optimizerAdamwOptions,
  optimizerNadamOptions,
  optimizerRmspropOptions,
  optimizerSgdOptions,
  optimizerSgd,
  poolingGlobalMax,
  reshapeLstm,
  simpleRnnConstraints,
  weightedBinarySteps,
  weightedCategorical,
];
