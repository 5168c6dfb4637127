import { adamaxStepSize, adamStepSize, nadamFactors } from '@linnet/core';
import { keep, momentOf, type Spec, type Update } from './update.js';

/** Adam; with `amsgrad` the largest second moment so far divides. */
export function adamUpdate(spec: Spec<'adam'>): Update {
  const { beta1, beta2, epsilon, amsgrad = false } = spec;
  return ({ value, gradient, moments, low, high, rounded }, step, learningRate) => {
    const [first, second] = [momentOf(moments, 0), momentOf(moments, 1)];
    const largest = amsgrad ? momentOf(moments, 2) : undefined;
    const rate = adamStepSize(spec, step, learningRate);
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const m = (first[index] as number) + (slope - (first[index] as number)) * (1 - beta1);
      const v = (second[index] as number) + (slope * slope - (second[index] as number)) * (1 - beta2);
      first[index] = m;
      second[index] = v;
      let spread = v;
      if (largest !== undefined) {
        spread = Math.max(largest[index] as number, v);
        largest[index] = spread;
      }
      const next = (value[index] as number) - (rate * m) / (Math.sqrt(spread) + epsilon);
      value[index] = keep(next, low, high, rounded);
    }
  };
}

/** Adam with the largest gradient, which fades, in place of the second moment. */
export function adamaxUpdate(spec: Spec<'adamax'>): Update {
  const { beta1, beta2, epsilon } = spec;
  return ({ value, gradient, moments, low, high, rounded }, step, learningRate) => {
    const [first, largest] = [momentOf(moments, 0), momentOf(moments, 1)];
    const rate = adamaxStepSize(spec, step, learningRate);
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const m = (first[index] as number) + (slope - (first[index] as number)) * (1 - beta1);
      const u = Math.max(beta2 * (largest[index] as number), Math.abs(slope));
      first[index] = m;
      largest[index] = u;
      value[index] = keep((value[index] as number) - (rate * m) / (u + epsilon), low, high, rounded);
    }
  };
}

/** Adam that looks a step of its momentum ahead. */
export function nadamUpdate(spec: Spec<'nadam'>): Update {
  const { beta1, beta2, epsilon } = spec;
  const factorsAt = nadamFactors(spec);
  return ({ value, gradient, moments, low, high, rounded }, step, learningRate) => {
    const [first, second] = [momentOf(moments, 0), momentOf(moments, 1)];
    const { ofMean, ofGradient, ofSquares } = factorsAt(step, learningRate);
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const m = (first[index] as number) + (slope - (first[index] as number)) * (1 - beta1);
      const v = (second[index] as number) + (slope * slope - (second[index] as number)) * (1 - beta2);
      first[index] = m;
      second[index] = v;
      const next = (value[index] as number) - (ofMean * m + ofGradient * slope) / (Math.sqrt(v * ofSquares) + epsilon);
      value[index] = keep(next, low, high, rounded);
    }
  };
}
