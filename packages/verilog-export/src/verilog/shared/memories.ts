import type { DesignPlan } from '../../plan/design-plan.js';
import type { LayerPlan } from '../../plan/layer-plan.js';
import { groupsOf, type Sharing } from '../../plan/schedule.js';
import { type Memory, tableMemory, weightRows } from '../memories.js';
import { packedValue } from '../text.js';
import { type SharedWidths, sharedWidths } from './widths.js';

/** The memories of the shared circuit: all weights one after another, what each group is, and the tables. */
export function sharedMemories({ name, layers }: DesignPlan, { lanes }: Sharing): readonly Memory[] {
  const widths = sharedWidths(layers, lanes);
  return [
    {
      module: `${name}_weights`,
      holds: 'weights',
      copies: 1,
      comment: 'Weights in the order in which they are needed: a row for each input of each group of units.',
      addressBits: widths.step,
      wordBits: lanes * widths.weight,
      words: layers.flatMap((plan) => groupRows(plan, lanes, widths)),
    },
    ...layers.flatMap((plan, index) => tableMemory(name, plan, index, 1)),
  ];
}

/** Rows of a layer, group after group. */
function groupRows(plan: LayerPlan, lanes: number, widths: SharedWidths): readonly bigint[] {
  const { layer, inputs, units } = plan;
  if (lanes >= units && widths.weight === plan.weightBits) return weightRows(plan);
  return groupsOf(plan, lanes).flatMap((count, group) =>
    Array.from({ length: inputs }, (_, input) =>
      packedValue(
        widths.weight,
        Int32Array.from({ length: count }, (_, lane) => layer.weights[(group * lanes + lane) * inputs + input] ?? 0),
      ),
    ),
  );
}

/** What the control knows of each group: whether it takes inputs from outside, its layer, its last input, units, biases. */
export function groupWords(layers: readonly LayerPlan[], lanes: number, widths: SharedWidths): readonly string[] {
  return layers.flatMap((plan, index) => {
    const groups = groupsOf(plan, lanes);
    return groups.map((count, group) => {
      const first = group * lanes;
      const biases = packedValue(widths.accumulator, plan.layer.biases.subarray(first, first + count));
      const fields = [
        `1'd${Number(index === 0 && group === 0)}`,
        `${widths.layer}'d${index}`,
        `${widths.input}'d${plan.inputs - 1}`,
        `${widths.count}'d${count}`,
        `${lanes * widths.accumulator}'h${biases.toString(16)}`,
      ];
      return `{${fields.join(', ')}}`;
    });
  });
}
