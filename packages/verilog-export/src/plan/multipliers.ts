import { type LayerPlan, needsBetween, needsMultiplier } from './layer-plan.js';
import type { Sharing } from './schedule.js';

/** Multiplications of a circuit, told apart by what they are for. */
export interface MultiplierCount {
  /** Weights times inputs. */
  readonly products: number;
  /** Sums times the multipliers of their rescaling. */
  readonly rescaling: number;
  /** Between two values of a table. */
  readonly interpolation: number;
}

/** With a multiplier for each unit. The last layer finishes its units side by side, the others one after another. */
export function pipelineMultipliers(layers: readonly LayerPlan[]): MultiplierCount {
  const finishers = (plan: LayerPlan): number => (plan === layers.at(-1) ? plan.units : 1);
  const total = (of: (plan: LayerPlan) => number): number => layers.reduce((sum, plan) => sum + of(plan), 0);
  return {
    products: total(({ units }) => units),
    rescaling: total((plan) => (needsMultiplier(plan) ? finishers(plan) : 0)),
    interpolation: total((plan) => (needsBetween(plan) ? finishers(plan) : 0)),
  };
}

/** Of the shared circuit. */
export const sharedMultipliers = ({ lanes, isSerial, multiplierBits, betweenBits }: Sharing): MultiplierCount => ({
  products: lanes,
  rescaling: !isSerial && multiplierBits > 0 ? 1 : 0,
  interpolation: !isSerial && betweenBits > 0 ? 1 : 0,
});

/** All of them. */
export const totalOf = ({ products, rescaling, interpolation }: MultiplierCount): number =>
  products + rescaling + interpolation;
