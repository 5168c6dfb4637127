import {
  AVERAGE_POOLING,
  BATCH_NORMALIZATION,
  COPY,
  DENSE,
  GRU,
  LSTM,
  MAX_POOLING,
  RESHAPE,
  SIMPLE_RNN,
  SOFTMAX,
  STAGE_KIND,
  STAGE_VALUES,
  WINDOWS,
} from '../src/layout';
import { backwardBatchNormalization, forwardBatchNormalization } from './batch-normalization';
import { backwardCopy, forwardCopy } from './copy';
import { backwardDense, forwardDense } from './dense';
import { WHOLE } from './extent';
import { backwardGru, forwardGru } from './gru';
import { backwardLayerNormalization, forwardLayerNormalization } from './layer-normalization';
import { backwardLstm, forwardLstm } from './lstm';
import { backwardAveragePooling, backwardMaxPooling, forwardAveragePooling, forwardMaxPooling } from './pooling';
import { keepState, recurrentResult } from './recurrent';
import { backwardReshape, forwardReshape } from './reshape';
import { backwardSimpleRnn, forwardSimpleRnn } from './simple-rnn';
import { backwardSoftmax, forwardSoftmax } from './softmax';
import { backwardWindows, forwardWindows } from './windows';

/** The values of a stage for some rows of the batch; gives where they lie. */
export function forwardStage(
  program: usize,
  stage: usize,
  input: usize,
  from: i32,
  to: i32,
  room: i32,
  stateful: bool,
  training: bool,
): usize {
  const kind = load<i32>(stage, STAGE_KIND);
  if (isRecurrent(kind)) return forwardRecurrent(kind, stage, input, from, to, room, stateful);
  if (kind === DENSE) forwardDense(stage, input, from, to, room);
  else if (kind === COPY) forwardCopy(stage, input, from, to, room);
  else if (!WHOLE || kind === SOFTMAX) forwardSoftmax(stage, input, from, to, room);
  else if (kind === WINDOWS) forwardWindows(stage, input, from, to, room);
  else if (kind === MAX_POOLING) forwardMaxPooling(stage, input, from, to, room);
  else if (kind === AVERAGE_POOLING) forwardAveragePooling(stage, input, from, to, room);
  else if (kind === RESHAPE) forwardReshape(stage, input, from, to, room);
  else if (kind === BATCH_NORMALIZATION) forwardBatchNormalization(program, stage, input, from, to, room, training);
  else forwardLayerNormalization(stage, input, from, to, room, training);
  return load<usize>(stage, STAGE_VALUES);
}

// @inline
export function isRecurrent(kind: i32): bool {
  return WHOLE ? kind >= LSTM && kind <= SIMPLE_RNN : kind === LSTM;
}

function forwardRecurrent(kind: i32, stage: usize, input: usize, from: i32, to: i32, room: i32, stateful: bool): usize {
  if (!WHOLE || kind === LSTM) forwardLstm(stage, input, from, to, room, stateful);
  else if (kind === GRU) forwardGru(stage, input, from, to, room);
  else forwardSimpleRnn(stage, input, from, to, room, stateful);
  if (stateful) keepState(stage, room);
  return recurrentResult(stage, room);
}

/** The gradients of what a stage's parameters were multiplied with, and of its input where somebody needs it. */
export function backwardStage(program: usize, stage: usize, from: i32, to: i32, room: i32): void {
  const kind = load<i32>(stage, STAGE_KIND);
  if (kind === DENSE) backwardDense(stage, from, to, room);
  else if (kind === COPY) backwardCopy(stage, from, to, room);
  else if (kind === LSTM) backwardLstm(stage, from, to, room);
  else if (!WHOLE || kind === SOFTMAX) backwardSoftmax(stage, from, to, room);
  else if (kind === GRU) backwardGru(stage, from, to, room);
  else if (kind === SIMPLE_RNN) backwardSimpleRnn(stage, from, to, room);
  else if (kind === WINDOWS) backwardWindows(stage, from, to, room);
  else if (kind === MAX_POOLING) backwardMaxPooling(stage, from, to, room);
  else if (kind === AVERAGE_POOLING) backwardAveragePooling(stage, from, to, room);
  else if (kind === RESHAPE) backwardReshape(stage, from, to, room);
  else if (kind === BATCH_NORMALIZATION) backwardBatchNormalization(program, stage, room);
  else backwardLayerNormalization(stage, from, to, room);
}
