import { adamStepSize, type Floats, type OptimizerSpec } from '@linnet/core';

/** A parameter, and how its numbers are kept. */
export interface TrainedParam {
  readonly value: Floats;
  readonly gradient: Floats;
  /** As many as core's `momentsOf` tells. */
  readonly moments: readonly Floats[];
  /** The interval that its values are limited to. */
  readonly low: number;
  readonly high: number;
  /** Whether they are rounded to single floats. */
  readonly rounded: boolean;
}

/** Updates a parameter in place; `step` counts from 1. */
export type Update = (param: TrainedParam, step: number, learningRate: number) => void;

type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function updateFor(spec: OptimizerSpec): Update {
  switch (spec.kind) {
    case 'sgd':
      return spec.momentum > 0 ? momentumUpdate(spec) : updateSgd;
    case 'adam':
      return adamUpdate(spec);
    case 'rmsprop':
      return rmspropUpdate(spec);
  }
}

/** A number as a parameter keeps it. It is nearly always within, so these branches cost nothing. */
const keep = (value: number, low: number, high: number, rounded: boolean): number => {
  const within = value < low ? low : Math.min(value, high);
  return rounded ? Math.fround(within) : within;
};

const updateSgd: Update = ({ value, gradient, low, high, rounded }, _step, learningRate) => {
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

function adamUpdate(spec: Spec<'adam'>): Update {
  const { beta1, beta2, epsilon } = spec;
  return ({ value, gradient, moments, low, high, rounded }, step, learningRate) => {
    const [first, second] = [momentOf(moments, 0), momentOf(moments, 1)];
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

function rmspropUpdate({ rho, momentum, epsilon, centered }: Spec<'rmsprop'>): Update {
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

function momentOf(moments: readonly Floats[], index: number): Floats {
  const found = moments[index];
  if (found === undefined) throw new RangeError(`The optimiser needs moment ${index}.`);
  return found;
}
