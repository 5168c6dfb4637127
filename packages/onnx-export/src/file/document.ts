import type { NumberFormat, Scaling, WordFormat } from '@linnet/core';
import type { ElementType, OnnxTensor } from './element-types.js';

/** An attribute of a node, by the kind of value that it has. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] }
  | { readonly floats: readonly number[] }
  | { readonly texts: readonly string[] };

/** An operation of the graph. */
export interface OnnxNode {
  /** Begins with the name of the layer that it is of. */
  readonly name: string;
  /** As the ONNX standard calls it, such as `MatMul`. */
  readonly operator: string;
  /** Names of tensors; an empty one stands for an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** What goes in, or comes out; `batch` stands for as many rows as are given. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly ['batch', ...(readonly number[])];
}

/** How numbers of the file relate to those that the network computes with. */
export interface OnnxUnits {
  /** What the graph scales inputs from, and outputs to; absent where the file takes and gives scaled numbers. */
  readonly scaling: Scaling;
  /** The model's scaling where the file takes and gives scaled numbers: what is left to those who run it. */
  readonly outside?: Scaling;
  /** Of a quantised network: what inputs are rounded to, and the steps that outputs count. */
  readonly words?: { readonly input: WordFormat; readonly output: NumberFormat };
}

/** What an .onnx file holds, without the numbers of its weights. */
export interface OnnxDocument {
  /** The version of the operators. */
  readonly opset: number;
  /** Of the format of the file. */
  readonly irVersion: number;
  /** Of the graph. */
  readonly name: string;
  readonly input: OnnxValue;
  readonly output: OnnxValue;
  /** In an order in which every tensor is made before it is read. */
  readonly nodes: readonly OnnxNode[];
  /** Weights and constants. */
  readonly initialisers: readonly OnnxTensor[];
  /** Texts that travel in the file: assumptions and notes, a line each. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly units: OnnxUnits;
}
