import { keep, momentOf, type Spec, type Update } from './update.js';

/** Steps divided by the root of the sum of all squares so far. */
export function adagradUpdate({ epsilon }: Spec<'adagrad'>): Update {
  return ({ value, gradient, moments, low, high, rounded }, _step, learningRate) => {
    const squares = momentOf(moments, 0);
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const v = (squares[index] as number) + slope * slope;
      squares[index] = v;
      const next = (value[index] as number) - (learningRate * slope) / Math.sqrt(v + epsilon);
      value[index] = keep(next, low, high, rounded);
    }
  };
}

/** Steps as long as past ones were for gradients like this. */
export function adadeltaUpdate({ rho, epsilon }: Spec<'adadelta'>): Update {
  return ({ value, gradient, moments, low, high, rounded }, _step, learningRate) => {
    const [squares, steps] = [momentOf(moments, 0), momentOf(moments, 1)];
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const v = rho * (squares[index] as number) + (1 - rho) * slope * slope;
      const length = (slope * Math.sqrt((steps[index] as number) + epsilon)) / Math.sqrt(v + epsilon);
      squares[index] = v;
      steps[index] = rho * (steps[index] as number) + (1 - rho) * length * length;
      value[index] = keep((value[index] as number) - learningRate * length, low, high, rounded);
    }
  };
}
