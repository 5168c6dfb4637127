import { checkOptions, LinnetError, type OptionKind, wholeFrom } from '@linnet/core';
import { isModuleName } from './keywords.js';

/** Options of the `verilog` exporter. */
export interface VerilogOptions {
  /**
   * Of the top module and of the files; names of other modules begin with it. Lower case letters, digits and single
   * underscores, no word of Verilog or SystemVerilog, and
   * no name that the design has inside. Default `network`.
   */
  readonly name?: string;
  /**
   * The most multipliers in the whole design, from 1 up: layers then share them, at the cost of cycles. Default: one for each
   * unit, and those that rescaling and tables need.
   */
  readonly multipliers?: number;
  /** Also write the top of a custom instrument for Moku Compile. It was never synthesised there. */
  readonly wrapper?: 'moku-compile';
}

const kinds: Readonly<Record<keyof VerilogOptions, OptionKind>> = {
  name: {
    is: isModuleName,
    use: 'lower case letters, digits and single underscores, a letter first, and no word of Verilog nor of the design, such as "classifier"',
  },
  multipliers: wholeFrom(1),
  wrapper: { is: (value) => value === 'moku-compile', use: '"moku-compile"' },
};

/** Everything that is wrong with options. */
export function optionProblems(options: VerilogOptions): readonly string[] {
  try {
    checkOptions('verilog', options, kinds);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}
