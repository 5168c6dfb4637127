import type { Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';
import { kept, type Optimizer, type Spec } from './optimizer.js';

/** Steps divided by the root of the sum of all squares so far. */
export function adagrad(spec: Spec<'adagrad'>, t: Tensors, workspace: Workspace): Optimizer {
  const epsilon = workspace.constant(spec.epsilon);
  return (_step, learningRate) => {
    const rate = workspace.filled([], learningRate);
    return ({ values, moments: [before] }, gradient) => {
      const v = t.add(kept(before), t.multiply(gradient, gradient));
      const change = t.divide(t.multiply(gradient, rate), t.sqrt(t.add(v, epsilon)));
      return { values: t.subtract(values, change), moments: [v] };
    };
  };
}
