import type { Scaling, Shape } from '@linnet/core';
import type { OnnxUnits } from './file/document.js';
import type { ElementType } from './file/element-types.js';
import type { GraphBuilder } from './file/graph.js';
import type { Precision } from './options.js';
import type { OnnxLayerReport } from './report.js';

/** What a graph is made with. */
export interface GraphSettings {
  readonly opset: number;
  /** What the graph does of it. */
  readonly scaling: Scaling;
  /** What it leaves to those who run it. */
  readonly outside: Scaling;
  readonly precision: Precision;
}

/** A network in a graph, from the graph's input to its result. */
export interface WrittenGraph {
  readonly input: ElementType;
  readonly output: ElementType;
  readonly result: string;
  /** Of one row of results. */
  readonly axes: Shape;
  readonly words?: OnnxUnits['words'];
  readonly layers: readonly OnnxLayerReport[];
  readonly notes: readonly string[];
}

/** A network that was read. */
export interface NetworkReading {
  /** Every problem there is in what the model says by itself. */
  readonly problems: readonly string[];
  /**
   * Adds it to a graph, where there is no problem.
   * @throws LinnetError `refused` where parts do not fit each other.
   */
  write(graph: GraphBuilder): WrittenGraph;
}

/** The name of the tensor that comes in. */
export const inputName = 'input';

/** How errors of an export begin. */
export const refusal = 'This model cannot be exported as .onnx:';
