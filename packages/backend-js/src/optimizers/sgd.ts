import { keep, momentOf, type Spec, type Update } from './update.js';

/** Without momentum it keeps nothing. */
export const sgdUpdate = (spec: Spec<'sgd'>): Update => (spec.momentum > 0 ? momentumUpdate(spec) : plainUpdate);

const plainUpdate: Update = ({ value, gradient, low, high, rounded }, _step, learningRate) => {
  for (let index = 0; index < value.length; index++) {
    const next = (value[index] as number) - learningRate * (gradient[index] as number);
    value[index] = keep(next, low, high, rounded);
  }
};

function momentumUpdate({ momentum, nesterov }: Spec<'sgd'>): Update {
  return ({ value, gradient, moments, low, high, rounded }, _step, learningRate) => {
    const velocity = momentOf(moments, 0);
    for (let index = 0; index < value.length; index++) {
      const slide = learningRate * (gradient[index] as number);
      const m = momentum * (velocity[index] as number) - slide;
      velocity[index] = m;
      const next = (value[index] as number) + (nesterov ? momentum * m - slide : m);
      value[index] = keep(next, low, high, rounded);
    }
  };
}
