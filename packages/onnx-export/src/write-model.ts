import { type ModelArtifact, showValue, throwProblems } from '@linnet/core';
import type { OnnxDocument } from './file/document.js';
import { type GraphBuilder, graphBuilder, type Initialiser } from './file/graph.js';
import { defaultOpset, irVersionOf, opsetKind } from './file/opsets.js';
import { readFloatNetwork } from './float/network.js';
import { type GraphSettings, inputName, type NetworkReading, refusal, type WrittenGraph } from './network-reading.js';
import { type OnnxOptions, optionProblems, type Precision } from './options.js';
import { readQuantisedNetwork } from './quantised/network.js';
import type { OnnxLayerReport } from './report.js';

/** What a file will hold, and what is to be said of it. */
export interface WrittenModel {
  readonly document: OnnxDocument;
  readonly initialisers: readonly Initialiser[];
  /** Of a quantised network. */
  readonly layers: readonly OnnxLayerReport[];
  readonly notes: readonly string[];
  /** Of a network in floats. */
  readonly precision: Precision;
}

/**
 * Reads a model and makes its graph.
 * @throws LinnetError `refused` with every reason why that cannot be.
 */
export function writeModel(model: ModelArtifact, options: OnnxOptions): WrittenModel {
  const settings = settingsOf(model, options);
  const reading = readModel(model, settings);
  throwProblems('refused', refusal, [...optionProblems(options), ...reading.problems]);
  const graph = graphBuilder();
  return finished(graph, reading.write(graph), model, settings);
}

interface Settings extends GraphSettings {
  readonly name: string;
}

/** What is not as it should be is reported, and stands for what is not given. */
function settingsOf(model: ModelArtifact, options: OnnxOptions): Settings {
  const { name = 'network', opset = defaultOpset, scaling, precision }: OnnxOptions = { ...Object(options) };
  const { scaling: bounds = {} }: Partial<ModelArtifact> = model ?? {};
  return {
    name,
    opset: opsetKind.is(opset) ? opset : defaultOpset,
    precision: precision === 'double' ? precision : 'single',
    ...(scaling === false ? { scaling: {}, outside: bounds } : { scaling: bounds, outside: {} }),
  };
}

function readModel(model: ModelArtifact, settings: Settings): NetworkReading {
  const { format, input, layers, quantised }: Partial<ModelArtifact> = model ?? {};
  if (format !== 'linnet/1' || !isShape(input) || !Array.isArray(layers) || !layers.every(isObject)) {
    throwProblems('refused', refusal, [`this is no model, but ${showValue(model)}; model.toArtifact() gives one.`]);
  }
  return quantised === undefined ? readFloatNetwork(model, settings) : readQuantisedNetwork(model, quantised, settings);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isShape = (input: unknown): boolean =>
  Array.isArray(input) && input.every((length) => Number.isInteger(length) && length >= 1);

function finished(
  graph: GraphBuilder,
  { input, output, axes, words, layers, notes, ...written }: WrittenGraph,
  model: ModelArtifact,
  { name, opset, scaling, outside, precision }: Settings,
): WrittenModel {
  // A graph needs a node that makes its output.
  const result = written.result === inputName ? graph.within('network').node('Identity', [inputName]) : written.result;
  const document: OnnxDocument = {
    opset,
    irVersion: irVersionOf(opset),
    name,
    input: { name: inputName, type: input, shape: ['batch', ...model.input] },
    output: { name: 'output', type: output, shape: ['batch', ...axes] },
    nodes: graph.nodesTo(result, 'output'),
    initialisers: graph.initialisers.map(({ data: _, ...tensor }) => tensor),
    metadata: { ...lines('assumptions', model.quantised?.assumptions ?? []), ...lines('notes', notes) },
    units: {
      scaling,
      ...(Object.keys(outside).length === 0 ? {} : { outside }),
      ...(words === undefined ? {} : { words }),
    },
  };
  return { document, initialisers: graph.initialisers, layers, notes, precision };
}

const lines = (key: string, texts: readonly string[]): Readonly<Record<string, string>> =>
  texts.length === 0 ? {} : { [key]: texts.join('\n') };
