import { keep, momentOf, type Spec, type Update } from './update.js';

/** Steps divided by the root of a fading mean of squares. */
export function rmspropUpdate({ rho, momentum, epsilon, centered }: Spec<'rmsprop'>): Update {
  return ({ value, gradient, moments, low, high, rounded }, _step, learningRate) => {
    const squares = momentOf(moments, 0);
    const means = centered ? momentOf(moments, 1) : undefined;
    const velocity = momentum > 0 ? momentOf(moments, 1 + Number(centered)) : undefined;
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const v = rho * (squares[index] as number) + (1 - rho) * slope * slope;
      squares[index] = v;
      let spread = v;
      if (means !== undefined) {
        const a = rho * (means[index] as number) + (1 - rho) * slope;
        means[index] = a;
        spread -= a * a;
      }
      let slide = (learningRate * slope) / Math.sqrt(spread + epsilon);
      if (velocity !== undefined) {
        slide += momentum * (velocity[index] as number);
        velocity[index] = slide;
      }
      value[index] = keep((value[index] as number) - slide, low, high, rounded);
    }
  };
}
