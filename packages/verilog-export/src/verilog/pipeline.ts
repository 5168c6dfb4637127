import { unsignedBits } from '../plan/bits.js';
import type { DesignPlan } from '../plan/design-plan.js';
import { type LayerPlan, needsBetween, needsMultiplier } from '../plan/layer-plan.js';
import { finishParameters, finishWidths, layerComment, wires } from './layer-parts.js';
import { type Memory, tableWords, weightRows } from './memories.js';
import { type Bindings, indent, instance, packed, range } from './text.js';
import { topEnd, topStart } from './top.js';

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

/** The memory of a layer's table, where it has one. */
export function tableMemory(name: string, { table }: LayerPlan, index: number, copies: number): readonly Memory[] {
  if (table === undefined) return [];
  const { wordBits, indexBits, isInterpolated } = table;
  const content = isInterpolated ? 'values, and above each how far the next one is' : 'values';
  return [
    {
      module: `${name}_table_${index + 1}`,
      holds: 'table',
      copies,
      comment: `Table of layer ${index + 1}: ${content}.`,
      addressBits: indexBits,
      wordBits,
      words: tableWords(table),
    },
  ];
}

const addressBits = ({ inputs }: LayerPlan): number => unsignedBits(inputs - 1);

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
  return [topStart(design), indent(guard(design)), ...parts.map((part) => indent(part)), topEnd].join('\n');
}

/** What keeps vectors far enough apart. */
function guard({ layers: [first], timing: { initiationInterval } }: DesignPlan): string {
  const pause = initiationInterval - first.inputs;
  const start = `wire layer0_valid = in_valid & in_ready;\nwire signed ${range(first.inputBits)} layer0_data = in_data;`;
  if (pause === 0) return `${start}\nassign in_ready = ~reset;\n`;
  const bits = unsignedBits(pause);
  return `${start}

// After the last input of a vector the next one waits until the widest layer is done with this one.
reg ${range(bits)} pause;
assign in_ready = ~reset & (pause == 0);
always @(posedge clk) begin
  if (reset) pause <= 0;
  else if (layer0_valid & (layer1_address == ${first.inputs - 1})) pause <= ${pause};
  else if (pause != 0) pause <= pause - 1;
end
`;
}

function sums(name: string, plan: LayerPlan, index: number, isLast: boolean): string {
  const layer = `layer${index + 1}`;
  const { inputs, units, inputBits, weightBits, accumulatorBits } = plan;
  const countBits = unsignedBits(units);
  const clocked = { clk: 'clk', reset: 'reset' };
  const counter = instance(
    `${name}_inputs`,
    `${layer}_inputs`,
    { INPUTS: inputs, ADDRESS_BITS: addressBits(plan), INPUT_BITS: inputBits },
    {
      ...clocked,
      in_valid: `layer${index}_valid`,
      in_data: `layer${index}_data`,
      ...of(layer, ['address', 'x', 'taken', 'first', 'done']),
    },
  );
  const lanes = instance(
    `${name}_lanes`,
    `${layer}_lanes`,
    {
      LANES: units,
      COUNT_BITS: countBits,
      INPUT_BITS: inputBits,
      WEIGHT_BITS: weightBits,
      ACCUMULATOR_BITS: accumulatorBits,
      HAND_ON: isLast ? 0 : 1,
    },
    {
      ...clocked,
      enable: `${layer}_taken`,
      ...of(layer, ['first', 'x', 'row']),
      biases: packed(accumulatorBits, plan.layer.biases),
      load: `${layer}_done`,
      count: `${countBits}'d${units}`,
      next: `${layer}_take`,
      valid: `${layer}_take`,
      head: `${layer}_sum`,
      ...of(layer, ['empty', 'sums']),
    },
  );
  return `\
wire ${['taken', 'first', 'done', 'take', 'empty'].map((wire) => `${layer}_${wire}`).join(', ')};
wire signed ${range(inputBits)} ${layer}_x;
wire signed ${range(accumulatorBits)} ${layer}_sum;
${wires(layer, { address: addressBits(plan), row: units * weightBits, sums: units * accumulatorBits })}
${instance(`${name}_weights_${index + 1}`, `${layer}_weights`, {}, { clk: 'clk', enable: `layer${index}_valid`, address: `${layer}_address`, word: `${layer}_row` })}
${counter}
${lanes}`;
}

/** Ports that are bound to wires of the same name with a prefix. */
const of = (prefix: string, ports: readonly string[]): Bindings =>
  Object.fromEntries(ports.map((port) => [port, `${prefix}_${port}`]));

/** Units finish one after another, as the next layer takes them. */
function answers(name: string, plan: LayerPlan, index: number): string {
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
function lastAnswers(name: string, plan: LayerPlan, index: number): string {
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

interface FinishWires {
  readonly prefix: string;
  readonly take: string;
  readonly unit: string;
  readonly sum: string;
  readonly answer: string;
  /** Where the flag goes that the register is filled. */
  readonly takenBit: string;
}

/** A finish module with its multipliers and its table. */
function finish(name: string, plan: LayerPlan, index: number, at: FinishWires): string {
  const { prefix, take, unit, sum, answer, takenBit } = at;
  const widths = finishWidths(plan);
  const { accumulatorBits, scale, table } = plan;
  const [multiplies, interpolates] = [needsMultiplier(plan), needsBetween(plan)];
  const ports: Bindings = {
    clk: 'clk',
    reset: 'reset',
    take,
    unit,
    sum,
    factor: `${prefix}_factor`,
    product: multiplies ? `${prefix}_product` : `{${widths.product}{1'b0}}`,
    index: `${prefix}_index`,
    taken: takenBit,
    entry: table === undefined ? "1'b0" : `${prefix}_entry`,
    difference: `${prefix}_difference`,
    rest: `${prefix}_rest`,
    between: interpolates ? `${prefix}_between` : `{${widths.between}{1'b0}}`,
    answer,
  };
  const { index: indexBits, entry, rest, factor, product, difference, between } = widths;
  const declared = {
    factor,
    index: indexBits,
    difference,
    rest,
    ...(table === undefined ? {} : { entry }),
  };
  const common = { clk: 'clk', reset: 'reset' };
  return [
    wires(prefix, declared),
    ...(multiplies
      ? [
          `wire ${prefix}_multiplied;`,
          `wire signed ${range(accumulatorBits + scale.factorBits)} ${prefix}_whole_product;`,
          `wire signed ${range(product)} ${prefix}_product = ${prefix}_whole_product;`,
          instance(
            `${name}_product`,
            `${prefix}_rescaling`,
            { A_BITS: accumulatorBits, B_BITS: scale.factorBits, SERIAL: 0 },
            {
              ...common,
              start: take,
              a: sum,
              b: `${prefix}_factor`,
              done: `${prefix}_multiplied`,
              product: `${prefix}_whole_product`,
            },
          ),
        ]
      : []),
    ...(table === undefined
      ? []
      : [
          instance(
            `${name}_table_${index + 1}`,
            `${prefix}_table`,
            {},
            { clk: 'clk', enable: take, address: `${prefix}_index`, word: `${prefix}_entry` },
          ),
        ]),
    ...(interpolates
      ? [
          `wire ${prefix}_interpolated;`,
          `wire signed ${range(between)} ${prefix}_between;`,
          instance(
            `${name}_product`,
            `${prefix}_interpolation`,
            { A_BITS: difference, B_BITS: rest, SERIAL: 0 },
            {
              ...common,
              start: takenBit,
              a: `${prefix}_difference`,
              b: `${prefix}_rest`,
              done: `${prefix}_interpolated`,
              product: `${prefix}_between`,
            },
          ),
        ]
      : []),
    instance(`${name}_finish`, `${prefix}_finish`, finishParameters(plan), ports),
  ].join('\n');
}
