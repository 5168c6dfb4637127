import { adamStepSize, type Floats, type OptimizerSpec } from '@linnet/core';

/** What an optimiser does to one parameter. */
export interface Optimizer {
  /** How many numbers it keeps for each number of a parameter. */
  readonly moments: number;
  /** Updates in place; `step` counts from 1. */
  update(param: Floats, gradient: Floats, moments: readonly Floats[], step: number, learningRate: number): void;
}

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function optimizerFor(spec: OptimizerSpec): Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return { moments: 0, update: updateSgd };
    case 'adam':
      return { moments: 2, update: adamUpdate(spec) };
  }
}

function updateSgd(
  param: Floats,
  gradient: Floats,
  _moments: readonly Floats[],
  _step: number,
  learningRate: number,
): void {
  for (let index = 0; index < param.length; index++) {
    param[index] = (param[index] as number) - learningRate * (gradient[index] as number);
  }
}

function adamUpdate(spec: Extract<OptimizerSpec, { kind: 'adam' }>): Optimizer['update'] {
  const { beta1, beta2, epsilon } = spec;
  return (param, gradient, [first, second], step, learningRate) => {
    if (first === undefined || second === undefined) throw new RangeError('Adam needs two moments.');
    const rate = adamStepSize(spec, step, learningRate);
    for (let index = 0; index < param.length; index++) {
      const slope = gradient[index] as number;
      const m = (first[index] as number) + (slope - (first[index] as number)) * (1 - beta1);
      const v = (second[index] as number) + (slope * slope - (second[index] as number)) * (1 - beta2);
      first[index] = m;
      second[index] = v;
      param[index] = (param[index] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
    }
  };
}
