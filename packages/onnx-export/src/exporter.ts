import { defineExporter, type Exported, LinnetError, type ModelArtifact, type QuantisedNetwork } from '@linnet/core';
import type { OnnxDocument } from './file/document.js';
import { encodeModel } from './file/encode.js';
import type { OnnxOptions } from './options.js';
import type { OnnxReport } from './report.js';
import { verifyOnnx } from './verify/verify.js';
import { writeModel } from './write-model.js';

/**
 * The exporter of ONNX files (https://onnx.ai), for onnxruntime and all that reads them. A model becomes a graph in single
 * floats, or in doubles, of every kind of layer that ONNX can say. A quantised model (`quantise(...).artifact`) becomes one that gives
 * exactly the emulator's integers: words go through QuantizeLinear and DequantizeLinear, with their steps, where that is
 * exact, and through integers elsewhere; the report says which and why. The file takes rows in the user's own units, as
 * `predict` does, any number of them at once.
 *
 * `check` names every layer that cannot be said, and why; `export` throws LinnetError `refused` with all of them. `verify`
 * runs the file with onnxruntime-node, or onnxruntime-web, where the user has installed one.
 *
 * @example
 * ```ts
 * const file = await onnx.export(model.toArtifact(), { name: 'classifier' });
 * await writeFile('classifier.onnx', file.bytes);
 * ```
 */
export const onnx = defineExporter({
  name: 'onnx',
  extension: 'onnx',
  arithmetic: ['float', 'integer'],
  check: (model: ModelArtifact, options: OnnxOptions): readonly string[] => problemsOf(model, options ?? {}),
  export: async (model: ModelArtifact, options: OnnxOptions): Promise<Exported<OnnxDocument, OnnxReport>> =>
    exportOnnx(model, options ?? {}),
  verify: verifyOnnx,
});

function problemsOf(model: ModelArtifact, options: OnnxOptions): readonly string[] {
  try {
    writeModel(model, options);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}

function exportOnnx(model: ModelArtifact, options: OnnxOptions): Exported<OnnxDocument, OnnxReport> {
  const { document, initialisers, layers, notes, precision } = writeModel(model, options);
  const { quantised } = model;
  const report: OnnxReport = {
    opset: document.opset,
    arithmetic: quantised === undefined ? 'float' : 'quantised',
    nodes: document.nodes.length,
    parameters: quantised === undefined ? weightsOf(model) : integersOf(quantised),
    ...(quantised === undefined ? { precision } : { layers, bound: 0 }),
    notes,
    assumptions: quantised?.assumptions ?? [],
  };
  return { value: document, bytes: encodeModel(document, initialisers), report };
}

const weightsOf = ({ layers }: ModelArtifact): number =>
  layers.flatMap(({ weights }) => Object.values(weights)).reduce((sum, { data }) => sum + data.length, 0);

const integersOf = ({ layers }: QuantisedNetwork): number =>
  layers.reduce((sum, { weights, biases }) => sum + weights.length + biases.length, 0);
