import { adamStepSize, type OptimizerSpec, type ParamSlot } from '@linnet/core';

/** A parameter of the reference. */
export interface ReferenceParam {
  readonly value: Float64Array;
  readonly gradient: Float64Array;
}

/** How one number follows its gradient; `moments` are the two numbers that the rule may keep for it. */
type Rule = (value: number, gradient: number, moments: [number, number]) => number;

/** What updates the parameters of the reference, and what it remembers. */
export interface ReferenceOptimizer {
  /** Updates so far. */
  step: number;
  /** Two numbers for each number of each parameter; plain gradient descent leaves them alone. */
  readonly moments: readonly (readonly [number, number][])[];
  /** One update of all trained parameters, limits included. */
  update(learningRate: number): void;
}

/** Lays out an optimiser for parameters, which it changes in place. */
export function createOptimizer(
  spec: OptimizerSpec,
  slots: readonly ParamSlot[],
  params: readonly ReferenceParam[],
): ReferenceOptimizer {
  const optimizer: ReferenceOptimizer = {
    step: 0,
    moments: params.map(({ value }) => Array.from(value, (): [number, number] => [0, 0])),
    update: (learningRate) => {
      optimizer.step += 1;
      const rule = spec.kind === 'sgd' ? sgd(learningRate) : adam(spec, learningRate, optimizer.step);
      for (const [index, { value, gradient }] of params.entries()) {
        const { trained = false, clip: [low, high] = [-Infinity, Infinity] } = slots[index] ?? {};
        if (!trained) continue;
        for (const [at, before] of value.entries()) {
          const next = rule(before, gradient[at] ?? 0, optimizer.moments[index]?.[at] ?? [0, 0]);
          value[at] = Math.min(Math.max(next, low), high);
        }
      }
    },
  };
  return optimizer;
}

const sgd =
  (rate: number): Rule =>
  (value, gradient) =>
    value - rate * gradient;

/** As Keras has it: epsilon stands outside the bias correction. */
function adam(spec: Extract<OptimizerSpec, { kind: 'adam' }>, rate: number, step: number): Rule {
  const { beta1, beta2, epsilon } = spec;
  const corrected = adamStepSize(spec, step, rate);
  return (value, gradient, moments) => {
    moments[0] += (gradient - moments[0]) * (1 - beta1);
    moments[1] += (gradient * gradient - moments[1]) * (1 - beta2);
    return value - (corrected * moments[0]) / (Math.sqrt(moments[1]) + epsilon);
  };
}
