import { type Shape, sizeOf } from '@linnet/core';
import type { OnnxAttribute, OnnxNode } from './document.js';
import { bytesOf, type ElementType, type Numbers, type OnnxTensor } from './element-types.js';

/** A tensor that the file holds, with its numbers. */
export interface Initialiser extends OnnxTensor {
  readonly data: Uint8Array;
}

/** Attributes of a node. */
export type Attributes = Readonly<Record<string, OnnxAttribute>>;

/** Adds to a graph what one layer computes; tensors are their names. */
export interface GraphScope {
  /** Adds a node with one output, and gives its name. */
  node(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** The same, of output number `at` of the operator; those before it are left out. */
  output(at: number, operator: string, inputs: readonly string[], attributes: Attributes): string;
  /** Adds numbers. They fill the shape, or are one number for all of it. */
  constant(name: string, type: ElementType, values: Numbers, shape?: Shape): string;
}

/** A graph that is being made. */
export interface GraphBuilder {
  /** What is added there gets this name in front. */
  within(scope: string): GraphScope;
  readonly initialisers: readonly Initialiser[];
  /** The nodes, with this tensor renamed to the graph's output. */
  nodesTo(result: string, name: string): readonly OnnxNode[];
}

/** Starts a graph. */
export function graphBuilder(): GraphBuilder {
  const nodes: OnnxNode[] = [];
  const initialisers: Initialiser[] = [];
  const used = new Set<string>();
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}_${count}`;
    used.add(name);
    return name;
  };
  const scopeOf = (scope: string): GraphScope => {
    const output: GraphScope['output'] = (at, operator, inputs, attributes) => {
      const name = unique(`${scope}/${operator}`);
      nodes.push({ name, operator, inputs, outputs: [...Array.from({ length: at }, () => ''), name], attributes });
      return name;
    };
    return {
      output,
      node: (operator, inputs, attributes = {}) => output(0, operator, inputs, attributes),
      constant: (wanted, type, values, shape = []) => {
        const name = unique(`${scope}/${wanted}`);
        const isOne = values.length === 1 && sizeOf(shape) !== 1;
        initialisers.push({ name, type, shape: isOne ? [] : shape, data: bytesOf(type, values) });
        return name;
      },
    };
  };
  return { within: scopeOf, initialisers, nodesTo: (result, name) => renamed(nodes, result, name) };
}

function renamed(nodes: readonly OnnxNode[], from: string, to: string): readonly OnnxNode[] {
  const called = (tensors: readonly string[]): readonly string[] =>
    tensors.map((tensor) => (tensor === from ? to : tensor));
  return nodes.map((node) => ({ ...node, inputs: called(node.inputs), outputs: called(node.outputs) }));
}
