import { checkOptions, LinnetError, type OptionKind, optionKinds } from '@linnet/core';
import { opsetKind } from './file/opsets.js';

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
}

const kinds: Readonly<Record<keyof OnnxOptions, OptionKind>> = {
  name: { is: (value) => typeof value === 'string' && value !== '', use: 'a text that is not empty' },
  opset: opsetKind,
  scaling: optionKinds.truth,
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
