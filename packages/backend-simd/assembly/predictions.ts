import {
  NO_HEAD,
  PROGRAM_HEAD,
  PROGRAM_OUTPUT_STEPS,
  PROGRAM_OUTPUTS,
  PROGRAM_PREDICTIONS,
  PROGRAM_SHOWN,
  PROGRAM_SOFTPLUS,
  SIGMOID,
  SIGMOID_HEAD,
} from '../src/layout';
import { applyActivation } from './activations';
import { softmaxLines } from './softmax';
import { softplus } from './vector';

/** Predictions from logits, and where they lie. Without a head they are the same. */
export function predict(program: usize, logits: usize, stride: usize, from: i32, to: i32, room: i32): usize {
  const head = load<i32>(program, PROGRAM_HEAD);
  if (head === NO_HEAD) return logits;
  const predictions = load<usize>(program, PROGRAM_PREDICTIONS);
  const steps = load<i32>(program, PROGRAM_OUTPUT_STEPS);
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  for (let time = 0; time < steps; time++) {
    const at: usize = (time * room + from) * stride;
    if (head === SIGMOID_HEAD) predictSigmoid(program, predictions + at, logits + at, (to - from) * stride);
    else softmaxLines(predictions + at, logits + at, to - from, stride, units);
  }
  return predictions;
}

/** Probabilities, and what their loss will need of the logits. */
export function predictSigmoid(program: usize, predictions: usize, logits: usize, bytes: usize): void {
  applyActivation(SIGMOID, predictions, logits, bytes);
  let to = softplusOf(program, predictions);
  for (const end = logits + bytes; logits < end; logits += 16) {
    v128.store(to, softplus(v128.load(logits)));
    to += 16;
  }
}

/** Where the softplus of a logit lies, from where its probability lies. */
// @inline
export function softplusOf(program: usize, prediction: usize): usize {
  return load<usize>(program, PROGRAM_SOFTPLUS) + (prediction - load<usize>(program, PROGRAM_PREDICTIONS));
}

/** What users see: predictions, or the logits of a loss that takes those. */
// @inline
export function shownOf(program: usize, logits: usize, predictions: usize): usize {
  return load<u32>(program, PROGRAM_SHOWN) === 0 ? logits : predictions;
}
