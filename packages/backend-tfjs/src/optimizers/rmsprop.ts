import type { Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';
import { kept, type Optimizer, type Spec } from './optimizer.js';

/** A fading mean, after one more. */
type Mix = (before: Tensor | undefined, now: Tensor) => Tensor;

const mixOf =
  (rho: number, t: Tensors, { constant }: Workspace): Mix =>
  (before, now) =>
    t.add(t.multiply(kept(before), constant(rho)), t.multiply(now, constant(1 - rho)));

/** Steps divided by the root of a fading mean of squares. */
export function rmsprop(spec: Spec<'rmsprop'>, t: Tensors, workspace: Workspace): Optimizer {
  const mix = mixOf(spec.rho, t, workspace);
  const [epsilon, share] = [workspace.constant(spec.epsilon), workspace.constant(spec.momentum)];
  return (_step, learningRate) => {
    const rate = workspace.filled([], learningRate);
    return ({ values, moments }, gradient) => {
      const v = mix(moments[0], t.multiply(gradient, gradient));
      const a = spec.centered ? mix(moments[1], gradient) : undefined;
      // A variance is not below 0, and the difference of two single floats may be.
      const spread = a === undefined ? v : t.relu(t.subtract(v, t.multiply(a, a)));
      const s = t.divide(t.multiply(gradient, rate), t.sqrt(t.add(spread, epsilon)));
      const means = a === undefined ? [v] : [v, a];
      if (spec.momentum === 0) return { values: t.subtract(values, s), moments: means };
      const m = t.add(t.multiply(kept(moments.at(-1)), share), s);
      return { values: t.subtract(values, m), moments: [...means, m] };
    };
  };
}

/** Steps as long as past ones were for gradients like this. */
export function adadelta(spec: Spec<'adadelta'>, t: Tensors, workspace: Workspace): Optimizer {
  const mix = mixOf(spec.rho, t, workspace);
  const epsilon = workspace.constant(spec.epsilon);
  const root = (squares: Tensor): Tensor => t.sqrt(t.add(squares, epsilon));
  return (_step, learningRate) => {
    const rate = workspace.filled([], learningRate);
    return ({ values, moments: [squares, steps] }, gradient) => {
      const v = mix(squares, t.multiply(gradient, gradient));
      const d = t.divide(t.multiply(gradient, root(kept(steps))), root(v));
      const u = mix(steps, t.multiply(d, d));
      return { values: t.subtract(values, t.multiply(d, rate)), moments: [v, u] };
    };
  };
}
