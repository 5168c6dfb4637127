import type { IntegerPlan } from './plan.js';

/** Bytes of what a network keeps, tables alone: the structures that point to them are some words a layer more. */
export interface ConstantBytes {
  readonly weights: number;
  readonly biases: number;
  /** Of activations. */
  readonly tables: number;
  /** Multipliers and shifts of units. */
  readonly rescaling: number;
}

const sum = <Value>(values: readonly Value[], of: (value: Value) => number): number =>
  values.reduce((total, value) => total + of(value), 0);

/** What the tables of a network take. */
export function constantBytes({ layers, tables, biasBits, entryBits, ...plan }: IntegerPlan): ConstantBytes {
  const perUnit = plan.isPerUnit ? (plan.multiplies ? 5 : 1) : 0;
  return {
    weights: sum(layers, ({ layer, weightBits }) => (layer.weights.length * weightBits) / 8),
    biases: sum(layers, ({ layer }) => (layer.units * biasBits) / 8),
    tables: sum(tables, ({ values }) => (values.length * entryBits) / 8),
    rescaling: sum(layers, ({ shifts }) => shifts.length * perUnit),
  };
}

/** What the arrays of NAME_run take on the stack. */
export const runStackBytes = ({ places: [even, odd], signalBits }: IntegerPlan): number =>
  ((even + odd) * signalBits) / 8;

/** What those of NAME_predict take beside them. */
export const predictStackBytes = ({ inputs, outputs }: IntegerPlan): number => 4 * (inputs + outputs);
