import type { LayerPlan, TablePlan } from '../plan/layer-plan.js';
import { hexDigits, packedValue, range } from './text.js';

/** What a memory that is only read is made of. */
export interface Memory {
  readonly module: string;
  readonly holds: 'weights' | 'table';
  /** How often the circuit has it. */
  readonly copies: number;
  /** What its words are. */
  readonly comment: string;
  readonly addressBits: number;
  readonly wordBits: number;
  readonly words: readonly bigint[];
}

/** The module of a memory that is only read: a word stands after the clock edge that reads it. */
export const memoryModule = ({ module, comment, addressBits, wordBits, words }: Memory): string => `\
// ${comment}
module ${module} (
  input wire clk,
  input wire enable,
  input wire ${range(addressBits)} address,
  output reg ${range(wordBits)} word
);
  reg ${range(wordBits)} words [0:${words.length - 1}];
  always @(posedge clk) if (enable) word <= words[address];
  initial begin
${words.map((word, index) => `    words[${index}] = ${wordBits}'h${hexDigits(wordBits, word)};`).join('\n')}
  end
endmodule
`;

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

/** Row i of a layer: the weights of input i, those of unit 0 lowest. */
export function weightRows({ layer, inputs, units, weightBits }: LayerPlan): readonly bigint[] {
  return Array.from({ length: inputs }, (_, input) =>
    packedValue(
      weightBits,
      Int32Array.from({ length: units }, (_, unit) => layer.weights[unit * inputs + input] ?? 0),
    ),
  );
}

/** The words of a table: each value, and above it how far the next one is. */
export function tableWords({ values, steps, isInterpolated, wordBits }: TablePlan): readonly bigint[] {
  return Array.from({ length: steps }, (_, index) => {
    const value = values[index] ?? 0;
    if (!isInterpolated) return BigInt.asUintN(wordBits, BigInt(value));
    const outputBits = (wordBits - 1) / 2;
    const difference = BigInt((values[index + 1] ?? 0) - value);
    return (
      (BigInt.asUintN(outputBits + 1, difference) << BigInt(outputBits)) | BigInt.asUintN(outputBits, BigInt(value))
    );
  });
}
