import { LinnetError, type ModelArtifact, throwProblems } from '@linnet/core';
import { boundsProblems } from '../bounds.js';
import type { GraphScope } from '../file/graph.js';
import { type GraphSettings, inputName, type NetworkReading, refusal } from '../network-reading.js';
import { type LayerRead, readLayers } from './read-layers.js';
import { writeScaling, writeUnscaling } from './scaling.js';
import type { Value } from './value.js';

/** The layers of a model, in single floats, and what scales before and after them. */
export function readFloatNetwork(model: ModelArtifact, { scaling, opset }: GraphSettings): NetworkReading {
  const { layers, notes, problems } = readLayers(model.layers, opset);
  return {
    problems: [...problems, ...boundsProblems('Input scaling', scaling.input, model.input)],
    write: (graph) => {
      const input: Value = { tensor: inputName, axes: model.input };
      const scaled = scaling.input === undefined ? input : writeScaling(graph.within('scaling'), input, scaling.input);
      const last = layers.reduce((value, layer) => writeLayer(graph.within(layer.name), value, layer), scaled);
      throwProblems('refused', refusal, boundsProblems('Output scaling', scaling.output, last.axes));
      const { tensor, axes } =
        scaling.output === undefined ? last : writeUnscaling(graph.within('unscaling'), last, scaling.output);
      return { input: 'float', output: 'float', result: tensor, axes, layers: [], notes };
    },
  };
}

function writeLayer(scope: GraphScope, value: Value, { label, write }: LayerRead): Value {
  try {
    return write(scope, value);
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    const problem = `${label} ${error.message}`;
    throw new LinnetError('refused', `${refusal} ${problem}`, { problems: [problem] });
  }
}
