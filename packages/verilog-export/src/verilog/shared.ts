import { greatestOf, unsignedBits } from '../plan/bits.js';
import type { DesignPlan } from '../plan/design-plan.js';
import { type LayerPlan, needsBetween, needsMultiplier } from '../plan/layer-plan.js';
import { groupsOf, type Sharing } from '../plan/schedule.js';
import { finishParameters, finishWidths, layerComment, wires } from './layer-parts.js';
import { type Memory, weightRows } from './memories.js';
import { tableMemory } from './pipeline.js';
import { indent, instance, packedValue, range } from './text.js';
import { topEnd, topStart } from './top.js';

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
const totals = (layers: readonly LayerPlan[], lanes: number) => {
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

/** What the control knows of each group: its biases, how many units it has, its layer, and whether it is the first or last. */
function programWords(layers: readonly LayerPlan[], lanes: number, widths: SharedWidths): readonly string[] {
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
  const words = programWords(layers, lanes, widths);
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

function steps(name: string, widths: SharedWidths): string {
  return `\
// A step takes one input of one group: from outside, or from the memory where the layer before put it.
reg active;
reg ${range(widths.input)} in_index;
reg ${range(widths.step)} step;
reg ${range(widths.layer)} write_layer;
reg ${range(widths.unit)} written;
reg taken, first, last, done;
reg [COUNT_BITS-1:0] count_taken, count_done;
reg [LANES*ACCUMULATOR_BITS-1:0] biases;
reg signed [WORD_BITS-1:0] x;
reg signed [WORD_BITS-1:0] signals [0:2*DEPTH-1];
wire queue_empty;
wire at_end = in_index == last_input;
wire is_here = streams ? in_valid & ((in_index != 0) | ~active) : (layer == 0) | (write_layer == layer) | (in_index < written);
wire has_room = ~at_end | (~(taken & last) & ~done & queue_empty);
wire fire = is_here & has_room & ~reset;
assign in_ready = streams & ((in_index != 0) | ~active) & has_room & ~reset;
wire signed [WORD_BITS-1:0] extended = in_data;
wire signed [WORD_BITS-1:0] stored = signals[{layer[0], in_index}];

wire [LANES*WEIGHT_BITS-1:0] row;
${instance(`${name}_weights`, 'weights', {}, { clk: 'clk', enable: 'fire', address: 'step', word: 'row' })}

always @(posedge clk) begin
  taken <= fire;
  first <= in_index == 0;
  last <= at_end;
  x <= streams ? extended : stored;
  biases <= group_biases;
  count_taken <= units;
  count_done <= count_taken;
  done <= taken & last & ~reset;
  if (reset) begin
    in_index <= 0;
    group <= 0;
    step <= 0;
  end else if (fire) begin
    in_index <= at_end ? 0 : in_index + 1;
    if (at_end) group <= (group == GROUPS - 1) ? 0 : group + 1;
    step <= (at_end & (group == GROUPS - 1)) ? 0 : step + 1;
  end
end
`;
}

function finishing({ name }: DesignPlan, sharing: Sharing, widths: SharedWidths): string {
  const { multiplierBits, betweenBits } = sharing;
  const lanes = instance(
    `${name}_lanes`,
    'lanes',
    {
      LANES: 'LANES',
      COUNT_BITS: 'COUNT_BITS',
      INPUT_BITS: 'WORD_BITS',
      WEIGHT_BITS: 'WEIGHT_BITS',
      ACCUMULATOR_BITS: 'ACCUMULATOR_BITS',
      HAND_ON: '1 + SERIAL',
    },
    {
      clk: 'clk',
      reset: 'reset',
      enable: 'taken',
      first: 'first',
      x: 'x',
      row: 'row',
      biases: 'biases',
      load: 'done',
      count: 'count_done',
      next: 'scaled',
      valid: 'sum_valid',
      head: 'sum',
      empty: 'queue_empty',
      sums: 'no_sums',
    },
  );
  return `\
// Units are finished one after another, each by the rules of its layer.
wire sum_valid, scaled, answered;
wire [LANES*ACCUMULATOR_BITS-1:0] no_sums;
wire signed [ACCUMULATOR_BITS-1:0] sum;
reg busy;
reg ${range(widths.layer)} finish_layer;
reg ${range(widths.unit)} unit;
wire start = sum_valid & ~busy & ~reset;
reg at_last_unit;
reg at_last_answer;
reg multiplies, interpolates, is_long;
reg finish_taken;
${lanes}
always @(posedge clk) finish_taken <= scaled & ~reset;
${
  multiplierBits === 0
    ? 'assign scaled = start;'
    : `wire multiplied;
assign scaled = multiplies ? multiplied : start;
reg ${range(multiplierBits)} factor;
wire signed [ACCUMULATOR_BITS+${multiplierBits - 1}:0] product;
${instance(
  `${name}_product`,
  'rescaling',
  { A_BITS: 'ACCUMULATOR_BITS', B_BITS: multiplierBits, SERIAL: 'SERIAL' },
  {
    clk: 'clk',
    reset: 'reset',
    start: 'start & multiplies',
    a: 'sum',
    b: 'factor',
    done: 'multiplied',
    product: 'product',
  },
)}`
}
${
  betweenBits === 0
    ? 'assign answered = finish_taken;'
    : `wire interpolated;
assign answered = interpolates ? interpolated : finish_taken;
reg signed ${range(widths.difference)} difference;
reg ${range(betweenBits)} rest;
wire signed ${range(widths.difference + betweenBits)} between;
${instance(
  `${name}_product`,
  'interpolation',
  { A_BITS: widths.difference, B_BITS: betweenBits, SERIAL: 'SERIAL' },
  {
    clk: 'clk',
    reset: 'reset',
    start: 'finish_taken & interpolates',
    a: 'difference',
    b: 'rest',
    done: 'interpolated',
    product: 'between',
  },
)}`
}
`;
}

function layerFinish(name: string, plan: LayerPlan, index: number): string {
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
function choices(layers: readonly LayerPlan[], { multiplierBits, betweenBits }: Sharing, widths: SharedWidths): string {
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

function writing(widths: SharedWidths): string {
  return `\
wire ${range(widths.input)} written_address = written;
wire ends = answered & at_last_answer & (write_layer == LAYERS - 1);
always @(posedge clk) begin
  if (reset) begin
    active <= 0;
    busy <= 0;
    finish_layer <= 0;
    unit <= 0;
    write_layer <= 0;
    written <= 0;
  end else begin
    if (ends) active <= 0;
    else if (fire) active <= 1;
    if (SERIAL != 0) busy <= (start & is_long) | (busy & ~answered);
    else busy <= 0;
    if (scaled) begin
      unit <= at_last_unit ? 0 : unit + 1;
      if (at_last_unit) finish_layer <= (finish_layer == LAYERS - 1) ? 0 : finish_layer + 1;
    end
    if (answered) begin
      written <= at_last_answer ? 0 : written + 1;
      if (at_last_answer) write_layer <= (write_layer == LAYERS - 1) ? 0 : write_layer + 1;
    end
  end
  out_valid <= ends & ~reset;
  if (fire & streams) signals[{1'b0, in_index}] <= extended;
  else if (answered & (write_layer != LAYERS - 1)) signals[{~write_layer[0], written_address}] <= answer[WORD_BITS-1:0];
end
genvar place;
generate
  for (place = 0; place < OUTPUTS; place = place + 1) begin : places
    always @(posedge clk)
      if (answered & (write_layer == LAYERS - 1) & (written == place))
        out_data[place*OUTPUT_BITS +: OUTPUT_BITS] <= answer[OUTPUT_BITS-1:0];
  end
endgenerate`;
}
