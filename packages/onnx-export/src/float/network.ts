import { type Bounds, LinnetError, type ModelArtifact, throwProblems } from '@linnet/core';
import { boundsProblems } from '../bounds.js';
import { castTo } from '../file/cast.js';
import { type GraphSettings, inputName, type NetworkReading, refusal } from '../network-reading.js';
import { type LayerRead, readLayers } from './read-layers.js';
import { writeScaling, writeUnscaling } from './scaling.js';
import { type FloatScope, floatScope } from './scope.js';
import type { Value } from './value.js';

/** The layers of a model, in single floats or in doubles, and what scales before and after them. */
export function readFloatNetwork(model: ModelArtifact, settings: GraphSettings): NetworkReading {
  const { scaling, outside, precision } = settings;
  const { layers, notes, problems } = readLayers(model.layers, settings);
  return {
    problems: [...problems, ...boundsProblems('Input scaling', scaling.input ?? outside.input, model.input)],
    write: (graph) => {
      const within = (name: string): FloatScope => floatScope(graph.within(name), precision);
      const first = writeBegin(within, { tensor: inputName, axes: model.input }, scaling.input);
      const last = layers.reduce((value, layer) => writeLayer(within(layer.name), value, layer), first);
      throwProblems('refused', refusal, boundsProblems('Output scaling', scaling.output ?? outside.output, last.axes));
      const { tensor, axes } = writeEnd(within, last, scaling.output);
      return { input: 'float', output: 'float', result: tensor, axes, layers: [], notes };
    },
  };
}

type Within = (name: string) => FloatScope;

/** Adds what comes before the layers. */
function writeBegin(within: Within, input: Value, bounds: Bounds | undefined): Value {
  const value = inDoubles(within('input'), input);
  return bounds === undefined ? value : asSingles(within('scaling'), writeScaling(within('scaling'), value, bounds));
}

/** Adds what comes after them. */
function writeEnd(within: Within, value: Value, bounds: Bounds | undefined): Value {
  if (bounds === undefined) return inSingles(within('output'), value);
  const scope = within('unscaling');
  return inSingles(within('output'), writeUnscaling(scope, asSingles(scope, value), bounds));
}

/** The same numbers as doubles, where the network computes in them. */
const inDoubles = (scope: FloatScope, { tensor, axes }: Value): Value => ({
  tensor: scope.precision === 'double' ? castTo(scope, tensor, 'double') : tensor,
  axes,
});

/** The same numbers as single floats. */
const inSingles = (scope: FloatScope, { tensor, axes }: Value): Value => ({
  tensor: scope.precision === 'double' ? castTo(scope, tensor, 'float') : tensor,
  axes,
});

/** Rounded to single floats, as `predict` rounds what it scaled and what a backend gives it: else inputs would differ. */
const asSingles = (scope: FloatScope, value: Value): Value => inDoubles(scope, inSingles(scope, value));

function writeLayer(scope: FloatScope, value: Value, { label, write }: LayerRead): Value {
  try {
    return write(scope, value);
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    const problem = `${label} ${error.message}`;
    throw new LinnetError('refused', `${refusal} ${problem}`, { problems: [problem] });
  }
}
