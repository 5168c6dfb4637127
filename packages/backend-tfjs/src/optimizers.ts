import type { OptimizerSpec } from '@linnet/core';
import { adagrad } from './optimizers/adagrad.js';
import { adam, adamax, nadam } from './optimizers/adam.js';
import type { Optimizer } from './optimizers/optimizer.js';
import { adadelta, rmsprop } from './optimizers/rmsprop.js';
import { sgd } from './optimizers/sgd.js';
import type { Tensors } from './tensors.js';
import type { Workspace } from './workspace.js';

/** Lays out an optimiser, weight decay included; the formulas stand at `OptimizerSpec`. */
export function createOptimizer(spec: OptimizerSpec, t: Tensors, workspace: Workspace): Optimizer {
  const optimizer = ruleOf(spec, t, workspace);
  const { weightDecay = 0 } = spec;
  return weightDecay > 0 ? decaying(optimizer, weightDecay, t, workspace) : optimizer;
}

function ruleOf(spec: OptimizerSpec, t: Tensors, workspace: Workspace): Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return sgd(spec, t, workspace);
    case 'adam':
      return adam(spec, t, workspace);
    case 'adamax':
      return adamax(spec, t, workspace);
    case 'nadam':
      return nadam(spec, t, workspace);
    case 'rmsprop':
      return rmsprop(spec, t, workspace);
    case 'adagrad':
      return adagrad(spec, t, workspace);
    case 'adadelta':
      return adadelta(spec, t, workspace);
  }
}

/** Makes parameters smaller before they are updated. */
function decaying(optimizer: Optimizer, weightDecay: number, t: Tensors, { filled }: Workspace): Optimizer {
  return (step, learningRate) => {
    const rule = optimizer(step, learningRate);
    const share = filled([], learningRate * weightDecay);
    return ({ values, moments }, gradient) =>
      rule({ values: t.subtract(values, t.multiply(values, share)), moments }, gradient);
  };
}
