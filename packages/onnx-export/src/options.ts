import { checkOptions, LinnetError, type OptionKind, optionKinds } from '@linnet/core';
import { opsetKind } from './file/opsets.js';

/** What a network in floats is computed in. */
export type Precision = (typeof precisions)[number];

const precisions = ['single', 'double'] as const;

/** Options of the `onnx` exporter. */
export interface OnnxOptions {
  /** Of the graph. Default `network`. */
  readonly name?: string;
  /** The version of the operators, from 13 to 26. Default 21, which onnxruntime has since 1.18. */
  readonly opset?: number;
  /**
   * Whether scaling is part of the graph (true, the default), so that the file takes and gives the user's own units, or is
   * left out: the file then takes what scaling gives, from -1 to 1, and gives what scaling is undone on.
   */
  readonly scaling?: boolean;
  /**
   * What a network in floats is computed in. `single`, the default, is what runtimes are fast at; its sums round at every
   * step, which costs some networks a few 1e-6. With `double` answers are those of `predict` within 1e-6; inputs and outputs
   * are single floats still. A quantised network is exact, and refuses it.
   */
  readonly precision?: Precision;
}

const kinds: Readonly<Record<keyof OnnxOptions, OptionKind>> = {
  name: { is: (value) => typeof value === 'string' && value !== '', use: 'a text that is not empty' },
  opset: opsetKind,
  scaling: optionKinds.truth,
  precision: {
    is: (value) => precisions.some((known) => known === value),
    use: precisions.map((known) => `"${known}"`).join(' or '),
  },
};

/** Every problem of options: they also arrive from files and command lines. */
export function optionProblems(options: OnnxOptions): readonly string[] {
  try {
    checkOptions('onnx', options, kinds);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}
