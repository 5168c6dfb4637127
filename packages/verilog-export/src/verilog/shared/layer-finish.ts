import { greatestOf } from '../../plan/bits.js';
import { type LayerPlan, needsBetween, needsMultiplier } from '../../plan/layer-plan.js';
import type { Sharing } from '../../plan/schedule.js';
import { finishParameters, finishWidths, layerComment, wires } from '../layer-parts.js';
import { instance, range } from '../text.js';
import type { SharedWidths } from './widths.js';

/** How the units of a layer are finished. */
export function layerFinish(name: string, plan: LayerPlan, index: number): string {
  const layer = `layer${index + 1}`;
  const { accumulatorBits, outputBits, unitBits, table } = plan;
  const { index: indexBits, entry, rest, factor, difference, product, between } = finishWidths(plan);
  const tablePart =
    table === undefined
      ? ''
      : `${instance(`${name}_table_${index + 1}`, `${layer}_table`, {}, { clk: 'clk', enable: `${layer}_take`, address: `${layer}_index`, word: `${layer}_entry` })}\n`;
  const ports = {
    clk: 'clk',
    reset: 'reset',
    take: `${layer}_take`,
    unit: `unit${range(unitBits)}`,
    sum: `sum${range(accumulatorBits)}`,
    factor: `${layer}_factor`,
    product: needsMultiplier(plan) ? `${layer}_product` : `{${product}{1'b0}}`,
    index: `${layer}_index`,
    taken: `${layer}_taken`,
    entry: table === undefined ? "1'b0" : `${layer}_entry`,
    difference: `${layer}_difference`,
    rest: `${layer}_rest`,
    between: needsBetween(plan) ? `${layer}_between` : `{${between}{1'b0}}`,
    answer: `${layer}_answer`,
  };
  return `\
${layerComment(plan, index + 1)}
wire ${layer}_take = scaled & (finish_layer == ${index});
wire ${layer}_taken;
${wires(layer, { factor, index: indexBits, rest, ...(table === undefined ? {} : { entry }) })}
wire signed ${range(difference)} ${layer}_difference;
wire signed ${range(outputBits)} ${layer}_answer;
${needsMultiplier(plan) ? `wire signed ${range(product)} ${layer}_product = product;\n` : ''}${needsBetween(plan) ? `wire signed ${range(between)} ${layer}_between = between;\n` : ''}${tablePart}${instance(`${name}_finish`, `${layer}_finish`, finishParameters(plan), ports)}
`;
}

/** What the layer at work puts into the parts that all share. */
export function choices(
  layers: readonly LayerPlan[],
  { multiplierBits, betweenBits }: Sharing,
  widths: SharedWidths,
): string {
  const cases = (of: (layer: string, plan: LayerPlan) => string): string =>
    layers
      .map((plan, index) => {
        const label = index === layers.length - 1 ? 'default' : `${index}`;
        return `    ${label}: begin ${of(`layer${index + 1}`, plan)} end`;
      })
      .join('\n');
  const scaling = (layer: string, plan: LayerPlan): string => {
    const flags = ` multiplies = ${Number(needsMultiplier(plan))}; is_long = ${Number(needsMultiplier(plan) || needsBetween(plan))};`;
    return multiplierBits === 0 ? flags : `${flags} factor = ${needsMultiplier(plan) ? `${layer}_factor` : '0'};`;
  };
  const between = (layer: string, plan: LayerPlan): string => {
    const [flag, difference, rest] = needsBetween(plan) ? [1, `${layer}_difference`, `${layer}_rest`] : [0, '0', '0'];
    const flags = ` interpolates = ${flag};`;
    return betweenBits === 0 ? flags : `${flags} difference = ${difference}; rest = ${rest};`;
  };
  return `\
reg signed ${range(
    greatestOf(
      layers.map(({ outputBits }) => outputBits),
      widths.x,
    ),
  )} answer;
always @* begin
  case (finish_layer)
${cases((layer, plan) => `at_last_unit = unit == ${plan.units - 1};${scaling(layer, plan)}`)}
  endcase
  case (write_layer)
${cases((layer, plan) => `at_last_answer = written == ${plan.units - 1}; answer = ${layer}_answer;${between(layer, plan)}`)}
  endcase
end
`;
}
