import { adamStepSize, type Floats, type OptimizerSpec } from '@linnet/core';

/** What an optimiser does to one parameter. */
export interface Optimizer {
  /** How many numbers it keeps for each number of a parameter. */
  readonly moments: number;
  /** Updates in place; `step` counts from 1. */
  update(param: TrainedParam, step: number, learningRate: number): void;
}

/** A parameter, and how its numbers are kept. */
export interface TrainedParam {
  readonly value: Floats;
  readonly gradient: Floats;
  readonly moments: readonly Floats[];
  readonly low: number;
  readonly high: number;
  /** Whether they are rounded to single floats. */
  readonly rounded: boolean;
}

/** A number as a parameter keeps it. It is nearly always within, so these branches cost nothing. */
const keep = (value: number, low: number, high: number, rounded: boolean): number => {
  const within = value < low ? low : Math.min(value, high);
  return rounded ? Math.fround(within) : within;
};

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function optimizerFor(spec: OptimizerSpec): Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return { moments: 0, update: updateSgd };
    case 'adam':
      return { moments: 2, update: adamUpdate(spec) };
  }
}

function updateSgd({ value, gradient, low, high, rounded }: TrainedParam, _step: number, learningRate: number): void {
  for (let index = 0; index < value.length; index++) {
    const next = (value[index] as number) - learningRate * (gradient[index] as number);
    value[index] = keep(next, low, high, rounded);
  }
}

function adamUpdate(spec: Extract<OptimizerSpec, { kind: 'adam' }>): Optimizer['update'] {
  const { beta1, beta2, epsilon } = spec;
  return ({ value, gradient, moments: [first, second], low, high, rounded }, step, learningRate) => {
    if (first === undefined || second === undefined) throw new RangeError('Adam needs two moments.');
    const rate = adamStepSize(spec, step, learningRate);
    for (let index = 0; index < value.length; index++) {
      const slope = gradient[index] as number;
      const m = (first[index] as number) + (slope - (first[index] as number)) * (1 - beta1);
      const v = (second[index] as number) + (slope * slope - (second[index] as number)) * (1 - beta2);
      first[index] = m;
      second[index] = v;
      const next = (value[index] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
      value[index] = keep(next, low, high, rounded);
    }
  };
}
