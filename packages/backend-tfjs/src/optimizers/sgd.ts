import type { Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';
import { kept, type Optimizer, type Spec } from './optimizer.js';

/** Without momentum it keeps nothing. */
export const sgd = (spec: Spec<'sgd'>, t: Tensors, workspace: Workspace): Optimizer =>
  spec.momentum > 0 ? momentum(spec, t, workspace) : plain(t, workspace);

const plain =
  (t: Tensors, { filled }: Workspace): Optimizer =>
  (_step, learningRate) => {
    const rate = filled([], learningRate);
    return ({ values }, gradient) => ({ values: t.subtract(values, t.multiply(gradient, rate)), moments: [] });
  };

function momentum(spec: Spec<'sgd'>, t: Tensors, { constant, filled }: Workspace): Optimizer {
  const share = constant(spec.momentum);
  return (_step, learningRate) => {
    const rate = filled([], learningRate);
    return ({ values, moments: [before] }, gradient) => {
      const change = t.multiply(gradient, rate);
      const m = t.subtract(t.multiply(kept(before), share), change);
      const move = spec.nesterov ? t.subtract(t.multiply(m, share), change) : m;
      return { values: t.add(values, move), moments: [m] };
    };
  };
}
