import type { DesignPlan } from '../../plan/design-plan.js';
import type { LayerPlan } from '../../plan/layer-plan.js';
import type { Sharing } from '../../plan/schedule.js';
import { indent, range } from '../text.js';
import { topEnd, topStart } from '../top.js';
import { finishing } from './finishing.js';
import { choices, layerFinish } from './layer-finish.js';
import { groupWords } from './memories.js';
import { steps } from './steps.js';
import { type SharedWidths, sharedWidths, totals } from './widths.js';
import { writing } from './writing.js';

/** The top module whose layers share their multipliers. */
export function sharedTop(design: DesignPlan, sharing: Sharing): string {
  const { name, layers } = design;
  const widths = sharedWidths(layers, sharing.lanes);
  const body = [
    parameters(design, sharing, widths),
    groupTable(layers, sharing, widths),
    steps(name, widths),
    finishing(design, sharing, widths),
    ...layers.map((plan, index) => layerFinish(name, plan, index)),
    choices(layers, sharing, widths),
    writing(widths),
  ];
  return [topStart(design), ...body.map((part) => indent(part)), topEnd].join('\n');
}

function parameters({ layers }: DesignPlan, { lanes, isSerial }: Sharing, widths: SharedWidths): string {
  const { groups } = totals(layers, lanes);
  const depth = 1 << widths.input;
  return `\
localparam LANES = ${lanes};
localparam LAYERS = ${layers.length};
localparam GROUPS = ${groups};
localparam WORD_BITS = ${widths.x};
localparam WEIGHT_BITS = ${widths.weight};
localparam ACCUMULATOR_BITS = ${widths.accumulator};
localparam COUNT_BITS = ${widths.count};
localparam DEPTH = ${depth};
localparam SERIAL = ${Number(isSerial)};
`;
}

function groupTable(layers: readonly LayerPlan[], { lanes }: Sharing, widths: SharedWidths): string {
  const words = groupWords(layers, lanes, widths);
  const bits = 1 + widths.layer + widths.input + widths.count;
  return `\
// The groups of units, in order: whether inputs come from outside, the layer, its last input, how many units, their biases.
reg [${bits - 1}+LANES*ACCUMULATOR_BITS:0] groups [0:GROUPS-1];
initial begin
${words.map((word, index) => `  groups[${index}] = ${word};`).join('\n')}
end
reg ${range(widths.group)} group;
wire streams;
wire ${range(widths.layer)} layer;
wire ${range(widths.input)} last_input;
wire [COUNT_BITS-1:0] units;
wire [LANES*ACCUMULATOR_BITS-1:0] group_biases;
assign {streams, layer, last_input, units, group_biases} = groups[group];
`;
}
