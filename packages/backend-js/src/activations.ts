import { type Activation, exp, type Floats, tanh } from '@linnet/core';

/** An activation over the first `count` numbers. Each has loops of its own: a call for every number costs more than most of them. */
interface ActivationLoops {
  apply(values: Floats, count: number): void;
  /** `delta` = gradient times the derivative, which each of these functions can tell from its results. */
  scaleGradient(delta: Floats, gradient: Floats, results: Floats, count: number): void;
}

const linear: ActivationLoops = {
  apply: () => undefined,
  scaleGradient: (delta, gradient, _results, count) => {
    for (let index = 0; index < count; index++) delta[index] = gradient[index] as number;
  },
};

/** The derivative at 0 is 0, as in Keras. */
const relu: ActivationLoops = {
  apply: (values, count) => {
    // (x + |x|) / 2 is x or 0, to the bit, without a branch that would be predicted wrongly half of the time.
    for (let index = 0; index < count; index++) {
      const x = values[index] as number;
      values[index] = (x + Math.abs(x)) / 2;
    }
  },
  scaleGradient: (delta, gradient, results, count) => {
    // Times 0 or 1: a branch would be predicted wrongly half of the time.
    for (let index = 0; index < count; index++) {
      delta[index] = (gradient[index] as number) * Number((results[index] as number) > 0);
    }
  },
};

const tanhLoops: ActivationLoops = {
  apply: (values, count) => {
    for (let index = 0; index < count; index++) values[index] = tanh(values[index] as number);
  },
  scaleGradient: (delta, gradient, results, count) => {
    for (let index = 0; index < count; index++) {
      const y = results[index] as number;
      delta[index] = (gradient[index] as number) * (1 - y * y);
    }
  },
};

const sigmoid: ActivationLoops = {
  apply: (values, count) => {
    for (let index = 0; index < count; index++) {
      const x = values[index] as number;
      // exp(-|x|) never overflows, so both halves are exact where it matters.
      const decay = exp(-Math.abs(x));
      values[index] = (x >= 0 ? 1 : decay) / (1 + decay);
    }
  },
  scaleGradient: (delta, gradient, results, count) => {
    for (let index = 0; index < count; index++) {
      const y = results[index] as number;
      delta[index] = (gradient[index] as number) * y * (1 - y);
    }
  },
};

/** y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square. */
const softsign: ActivationLoops = {
  apply: (values, count) => {
    for (let index = 0; index < count; index++)
      values[index] = (values[index] as number) / (1 + Math.abs(values[index] as number));
  },
  scaleGradient: (delta, gradient, results, count) => {
    for (let index = 0; index < count; index++) {
      const root = 1 - Math.abs(results[index] as number);
      delta[index] = (gradient[index] as number) * root * root;
    }
  },
};

/** Every activation of dense ops. */
export const activations: Readonly<Record<Activation, ActivationLoops>> = {
  linear,
  relu,
  tanh: tanhLoops,
  sigmoid,
  softsign,
};
