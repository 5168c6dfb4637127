import { type Activation, tanh } from '@linnet/core';
import { sigmoid } from '@linnet/core/losses';
import type { ActivationLoops } from './activation-loops.js';
import { elu, exponential, hardSigmoid, hardTanh, leakyRelu, relu6, selu, softplus } from './curves.js';

// Those that most models use have loops of their own: a call for every number costs more than most of them.

const linear: ActivationLoops = {
  apply: () => undefined,
  scaleGradient: (delta, gradient, _results, start, end) => {
    for (let index = start; index < end; index++) delta[index] = gradient[index] as number;
  },
};

/** The derivative at 0 is 0, as in Keras. */
const relu: ActivationLoops = {
  apply: (values, start, end) => {
    // (x + |x|) / 2 is x or 0, to the bit, without a branch that would be predicted wrongly half of the time.
    for (let index = start; index < end; index++) {
      const x = values[index] as number;
      values[index] = (x + Math.abs(x)) / 2;
    }
  },
  scaleGradient: (delta, gradient, results, start, end) => {
    // Times 0 or 1: a branch would be predicted wrongly half of the time.
    for (let index = start; index < end; index++) {
      delta[index] = (gradient[index] as number) * Number((results[index] as number) > 0);
    }
  },
};

const tanhLoops: ActivationLoops = {
  apply: (values, start, end) => {
    for (let index = start; index < end; index++) values[index] = tanh(values[index] as number);
  },
  scaleGradient: (delta, gradient, results, start, end) => {
    for (let index = start; index < end; index++) {
      const y = results[index] as number;
      delta[index] = (gradient[index] as number) * (1 - y * y);
    }
  },
};

const sigmoidLoops: ActivationLoops = {
  apply: (values, start, end) => {
    for (let index = start; index < end; index++) values[index] = sigmoid(values[index] as number);
  },
  scaleGradient: (delta, gradient, results, start, end) => {
    for (let index = start; index < end; index++) {
      const y = results[index] as number;
      delta[index] = (gradient[index] as number) * y * (1 - y);
    }
  },
};

/** y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square. */
const softsign: ActivationLoops = {
  apply: (values, start, end) => {
    for (let index = start; index < end; index++)
      values[index] = (values[index] as number) / (1 + Math.abs(values[index] as number));
  },
  scaleGradient: (delta, gradient, results, start, end) => {
    for (let index = start; index < end; index++) {
      const root = 1 - Math.abs(results[index] as number);
      delta[index] = (gradient[index] as number) * root * root;
    }
  },
};

/** Every activation by its name. */
export const activationLoops: Readonly<Record<Activation, ActivationLoops>> = {
  linear,
  relu,
  tanh: tanhLoops,
  sigmoid: sigmoidLoops,
  softsign,
  softplus,
  elu,
  selu,
  leakyRelu,
  relu6,
  hardSigmoid,
  hardTanh,
  exponential,
};
