import type { ModelArtifact, QuantisedNetwork } from '@linnet/core';
import { networkProblems } from '@linnet/quantisation';
import { boundsProblems } from '../bounds.js';
import type { GraphBuilder } from '../file/graph.js';
import { type GraphSettings, inputName, type NetworkReading, type WrittenGraph } from '../network-reading.js';
import type { OnnxLayerReport } from '../report.js';
import { endType, flattened, writeInput, writeOutput } from './ends.js';
import { writeIntegerLayer } from './integer-layer.js';
import { whyIntegers, writeLinearLayer } from './linear-layer.js';

/** The network in integers of a model, to the numbers that the emulator gives. */
export function readQuantisedNetwork(
  model: ModelArtifact,
  quantised: QuantisedNetwork,
  settings: GraphSettings,
): NetworkReading {
  const problems = networkProblems(model);
  const { input, output } = settings.scaling;
  return {
    // What is damaged has no sizes that bounds could be held against.
    problems:
      problems.length > 0
        ? problems
        : [
            ...precisionProblems(settings),
            ...boundsProblems('Input scaling', input, quantised.shape),
            ...boundsProblems('Output scaling', output, [quantised.layers.at(-1)?.units ?? 0]),
          ],
    write: (graph) => writeNetwork(graph, quantised, settings),
  };
}

const precisionProblems = ({ precision }: GraphSettings): readonly string[] =>
  precision === 'double'
    ? ['precision is "double", which is for networks in floats; leave it out, a quantised network is exact without.']
    : [];

function writeNetwork(graph: GraphBuilder, network: QuantisedNetwork, settings: GraphSettings): WrittenGraph {
  const { shape, input: format, notes } = network;
  const { scaling, opset } = settings;
  const ends = graph.within('input');
  const reports: OnnxLayerReport[] = [];
  let word = flattened(ends, writeInput(ends, inputName, shape, format, settings), shape);
  for (const layer of network.layers) {
    const because = whyIntegers(layer, word.format, opset);
    const scope = graph.within(layer.name);
    word = because === undefined ? writeLinearLayer(scope, word, layer, opset) : writeIntegerLayer(scope, word, layer);
    reports.push({ name: layer.name, ...saidHow(because) });
  }
  const output = word.format;
  return {
    input: endType(format),
    output: endType(output),
    result: writeOutput(graph.within('output'), word, scaling, opset),
    axes: [network.layers.at(-1)?.units ?? 0],
    words: { input: format, output },
    layers: reports,
    notes: [...notes, ...operatorNotes(reports)],
  };
}

const saidHow = (because: string | undefined): Omit<OnnxLayerReport, 'name'> =>
  because === undefined ? { operators: 'quantizeLinear' } : { operators: 'integers', because };

/** A sentence for each reason, with the layers that have it. */
function operatorNotes(reports: readonly OnnxLayerReport[]): readonly string[] {
  const reasons = new Set(reports.flatMap(({ because }) => (because === undefined ? [] : [because])));
  return [...reasons].map((reason) => {
    const names = reports.filter(({ because }) => because === reason).map(({ name }) => name);
    return `${names.join(', ')}: operators on integers, because ${reason}.`;
  });
}
