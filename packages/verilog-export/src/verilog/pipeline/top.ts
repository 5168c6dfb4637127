import { unsignedBits } from '../../plan/bits.js';
import type { DesignPlan } from '../../plan/design-plan.js';
import { layerComment } from '../layer-parts.js';
import { indent, range } from '../text.js';
import { topEnd, topStart } from '../top.js';
import { answers, lastAnswers } from './answers.js';
import { sums } from './sums.js';

/** The top module with a multiplier for each unit. */
export function pipelineTop(design: DesignPlan): string {
  const { layers, name } = design;
  const parts = layers.map((plan, index) => {
    const isLast = index === layers.length - 1;
    const body = [
      sums(name, plan, index, isLast),
      isLast ? lastAnswers(name, plan, index) : answers(name, plan, index),
    ];
    return `${layerComment(plan, index + 1)}\n${body.join('\n')}`;
  });
  return [
    topStart(design),
    indent(entry(design)),
    ...parts.map((part) => indent(part)),
    indent(guard(design)),
    topEnd,
  ].join('\n');
}

/** What the first layer takes. */
const entry = ({ layers: [first] }: DesignPlan): string => `\
wire layer0_valid = in_valid & in_ready;
wire signed ${range(first.inputBits)} layer0_data = in_data;
`;

/** What keeps vectors far enough apart. */
function guard({ layers: [first], timing: { initiationInterval } }: DesignPlan): string {
  const pause = initiationInterval - first.inputs;
  if (pause === 0) return '\nassign in_ready = ~reset;';
  const bits = unsignedBits(pause);
  return `
// After the last input of a vector the next one waits until the widest layer is done with this one.
reg ${range(bits)} pause;
assign in_ready = ~reset & (pause == 0);
always @(posedge clk) begin
  if (reset) pause <= 0;
  else if (layer0_valid & (layer1_address == ${first.inputs - 1})) pause <= ${pause};
  else if (pause != 0) pause <= pause - 1;
end`;
}
