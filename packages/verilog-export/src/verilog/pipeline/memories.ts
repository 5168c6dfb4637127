import type { DesignPlan } from '../../plan/design-plan.js';
import { type Memory, tableMemory, weightRows } from '../memories.js';
import { addressBits } from './sums.js';

/** The memories of layers that work side by side. */
export const pipelineMemories = ({ name, layers, last }: DesignPlan): readonly Memory[] =>
  layers.flatMap((plan, index) => [
    {
      module: `${name}_weights_${index + 1}`,
      holds: 'weights' as const,
      copies: 1,
      comment: `Weights of layer ${index + 1}: a row for each input, the weight of unit 0 lowest.`,
      addressBits: addressBits(plan),
      wordBits: plan.units * plan.weightBits,
      words: weightRows(plan),
    },
    // Units of the last layer finish side by side, and read a table each.
    ...tableMemory(name, plan, index, plan === last ? plan.units : 1),
  ]);
