import type { LayerPlan } from '../../plan/layer-plan.js';
import { wires } from '../layer-parts.js';
import { indent, range } from '../text.js';
import { finish } from './finish.js';

/** Units finish one after another, as the next layer takes them. */
export function answers(name: string, plan: LayerPlan, index: number): string {
  const layer = `layer${index + 1}`;
  const { units, unitBits, outputBits } = plan;
  return `\
wire ${layer}_ready;
wire signed ${range(outputBits)} ${layer}_answer;
reg ${range(unitBits)} ${layer}_unit;
reg ${layer}_valid;
reg signed ${range(outputBits)} ${layer}_data;
${finish(name, plan, index, {
  prefix: layer,
  take: `${layer}_take`,
  unit: `${layer}_unit`,
  sum: `${layer}_sum`,
  answer: `${layer}_answer`,
  takenBit: `${layer}_ready`,
})}
always @(posedge clk) begin
  if (reset) ${layer}_unit <= 0;
  else if (${layer}_take) ${layer}_unit <= (${layer}_unit == ${units - 1}) ? 0 : ${layer}_unit + 1;
  ${layer}_valid <= ${layer}_ready & ~reset;
  ${layer}_data <= ${layer}_answer;
end
`;
}

/** All units of the last layer finish side by side. */
export function lastAnswers(name: string, plan: LayerPlan, index: number): string {
  const layer = `layer${index + 1}`;
  const { units, accumulatorBits, outputBits } = plan;
  const slice = (bus: string, bits: number): string => `${layer}_${bus}[unit*${bits} +: ${bits}]`;
  const one = finish(name, plan, index, {
    prefix: 'one',
    take: `${layer}_done`,
    unit: 'one_unit',
    sum: slice('sums', accumulatorBits),
    answer: slice('answers', outputBits),
    takenBit: `${layer}_ready[unit]`,
  });
  return `\
wire ${range(units)} ${layer}_ready;
${wires(layer, { answers: units * outputBits })}
genvar unit;
generate
  for (unit = 0; unit < ${units}; unit = unit + 1) begin : ${layer}_units
    wire ${range(plan.unitBits)} one_unit = unit;
${indent(one, 4)}
  end
endgenerate
always @(posedge clk) begin
  out_valid <= ${layer}_ready[0] & ~reset;
  if (${layer}_ready[0]) out_data <= ${layer}_answers;
end`;
}
