import { adamaxStepSize, adamStepSize, nadamFactors } from '@linnet/core';
import type { Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';
import { kept, type Optimizer, type Spec } from './optimizer.js';

type Towards = (from: Tensor | undefined, to: Tensor, beta: number) => Tensor;

/** A running mean, after one more. */
const towardsOf =
  (t: Tensors, { constant }: Workspace): Towards =>
  (from, to, beta) =>
    t.add(kept(from), t.multiply(t.subtract(to, kept(from)), constant(1 - beta)));

/** With `amsgrad` the largest second moment so far divides. */
export function adam(spec: Spec<'adam'>, t: Tensors, workspace: Workspace): Optimizer {
  const towards = towardsOf(t, workspace);
  const epsilon = workspace.constant(spec.epsilon);
  return (step, learningRate) => {
    const rate = workspace.filled([], adamStepSize(spec, step, learningRate));
    return ({ values, moments: [first, second, third] }, gradient) => {
      const m = towards(first, gradient, spec.beta1);
      const v = towards(second, t.multiply(gradient, gradient), spec.beta2);
      const largest = spec.amsgrad === true ? t.maximum(kept(third), v) : undefined;
      const change = t.divide(t.multiply(m, rate), t.add(t.sqrt(largest ?? v), epsilon));
      return { values: t.subtract(values, change), moments: largest === undefined ? [m, v] : [m, v, largest] };
    };
  };
}

/** The largest gradient, which fades, stands for the second moment. */
export function adamax(spec: Spec<'adamax'>, t: Tensors, workspace: Workspace): Optimizer {
  const towards = towardsOf(t, workspace);
  const [beta2, epsilon] = [workspace.constant(spec.beta2), workspace.constant(spec.epsilon)];
  return (step, learningRate) => {
    const rate = workspace.filled([], adamaxStepSize(spec, step, learningRate));
    return ({ values, moments: [first, second] }, gradient) => {
      const m = towards(first, gradient, spec.beta1);
      const u = t.maximum(t.multiply(kept(second), beta2), t.abs(gradient));
      const change = t.divide(t.multiply(m, rate), t.add(u, epsilon));
      return { values: t.subtract(values, change), moments: [m, u] };
    };
  };
}

/** Looks a step of its momentum ahead. */
export function nadam(spec: Spec<'nadam'>, t: Tensors, workspace: Workspace): Optimizer {
  const towards = towardsOf(t, workspace);
  const epsilon = workspace.constant(spec.epsilon);
  const factorsAt = nadamFactors(spec);
  return (step, learningRate) => {
    const factors = factorsAt(step, learningRate);
    const [ofMean, ofGradient, ofSquares] = [
      workspace.filled([], factors.ofMean),
      workspace.filled([], factors.ofGradient),
      workspace.filled([], factors.ofSquares),
    ];
    return ({ values, moments: [first, second] }, gradient) => {
      const m = towards(first, gradient, spec.beta1);
      const v = towards(second, t.multiply(gradient, gradient), spec.beta2);
      const ahead = t.add(t.multiply(m, ofMean), t.multiply(gradient, ofGradient));
      const change = t.divide(ahead, t.add(t.sqrt(t.multiply(v, ofSquares)), epsilon));
      return { values: t.subtract(values, change), moments: [m, v] };
    };
  };
}
