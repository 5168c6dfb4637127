import { cStructure, cStructureValue } from '../text/lines.js';
import { cInteger, counted } from '../text/numbers.js';
import { cTable } from '../text/table.js';
import { type LayerField, layerFields } from './layer-fields.js';
import type { LayerPlan } from './layer-plan.js';
import type { IntegerPlan } from './plan.js';

/** The constants of all layers, with the structure that holds them. */
export function layerConstants(name: string, plan: IntegerPlan): readonly string[] {
  const fields = layerFields(name, plan);
  return [
    cStructure('A fully connected layer; its weights are given beside it.', `${name}_layer`, fields),
    ...plan.layers.flatMap((layer, index) => constants({ name, plan, fields }, layer, index + 1)),
  ];
}

interface Parts {
  readonly name: string;
  readonly plan: IntegerPlan;
  readonly fields: readonly LayerField[];
}

function constants({ name, plan, fields }: Parts, layer: LayerPlan, at: number): readonly string[] {
  const { inputs, weights, biases } = layer.layer;
  const table = (bits: string, what: string, values: ArrayLike<number>): string =>
    cTable({ type: `${bits}_t`, name: `${name}_${what}_${at}`, values: Array.from(values, cInteger) });
  const comment = `Layer ${at}, ${layer.layer.name}: the ${counted(inputs)} weights of each unit, unit by unit.`;
  const rows = { values: Array.from(weights, cInteger), row: inputs, comment };
  return [
    cTable({ type: `int${layer.weightBits}_t`, name: `${name}_weights_${at}`, ...rows }),
    table(`int${plan.biasBits}`, 'biases', biases),
    ...(plan.isPerUnit ? [table('uint8', 'shifts', layer.shifts)] : []),
    ...(plan.isPerUnit && plan.multiplies ? [table('int32', 'multipliers', layer.multipliers)] : []),
    cStructureValue(
      `static const struct ${name}_layer ${name}_layer_${at}`,
      fields,
      fields.map(({ value }) => value(layer, at)),
    ),
  ];
}
