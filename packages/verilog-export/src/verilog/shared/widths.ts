import { greatestOf, unsignedBits } from '../../plan/bits.js';
import type { LayerPlan } from '../../plan/layer-plan.js';
import { groupsOf } from '../../plan/schedule.js';

/** Word lengths of the shared circuit: each the greatest of all layers. */
export interface SharedWidths {
  readonly x: number;
  readonly weight: number;
  readonly accumulator: number;
  readonly layer: number;
  readonly input: number;
  readonly unit: number;
  readonly count: number;
  readonly group: number;
  readonly step: number;
  readonly difference: number;
}

/** How many groups of units, and how many rows of weights, all layers have. */
export const totals = (layers: readonly LayerPlan[], lanes: number) => {
  const groups = layers.map((plan) => groupsOf(plan, lanes).length);
  return {
    groups: groups.reduce((sum, count) => sum + count, 0),
    steps: layers.reduce((sum, { inputs }, index) => sum + inputs * (groups[index] ?? 0), 0),
  };
};

/** The widths for a network and a number of lanes. */
export function sharedWidths(layers: readonly LayerPlan[], lanes: number): SharedWidths {
  const most = (of: (plan: LayerPlan) => number, least = 1): number => greatestOf(layers.map(of), least);
  const { groups, steps } = totals(layers, lanes);
  return {
    x: most(({ inputBits }) => inputBits),
    weight: most(({ weightBits }) => weightBits),
    accumulator: most(({ accumulatorBits }) => accumulatorBits),
    layer: unsignedBits(layers.length - 1),
    input: most(({ inputs }) => unsignedBits(inputs - 1)),
    unit: most(({ unitBits }) => unitBits),
    count: unsignedBits(lanes),
    group: unsignedBits(groups - 1),
    step: unsignedBits(steps - 1),
    difference: most(({ outputBits }) => outputBits + 1),
  };
}
