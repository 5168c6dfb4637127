import type { ModelArtifact, QuantisedLayer } from '@linnet/core';
import { networkProblems } from '@linnet/quantisation';
import { sizeProblems } from '../limits.js';
import { scalingProblems } from '../scaling-problems.js';

/** Every reason why the quantised network of a model cannot be exported. */
export function integerProblems(model: ModelArtifact): readonly string[] {
  const problems = networkProblems(model);
  const { quantised, scaling, input } = model;
  // A damaged network says what it is, and may lack anything.
  const layers: readonly Partial<QuantisedLayer>[] = Array.isArray(quantised?.layers) ? quantised.layers : [];
  const inputs = Array.isArray(input)
    ? input.reduce((product: number, length: number) => product * length, 1)
    : undefined;
  return [
    ...problems,
    ...scalingProblems(scaling, { inputs, outputs: layers.at(-1)?.units }),
    ...textProblems('assumptions', quantised?.assumptions),
    ...textProblems('notes', quantised?.notes),
    ...sizeProblems({
      widths: layers.flatMap(({ inputs: width = 0, units = 0 }) => [width, units]),
      weights: layers.reduce((sum, layer) => sum + (layer.weights?.length ?? 0), 0),
      tableValues: layers.reduce((sum, layer) => sum + tableLength(layer), 0),
    }),
  ];
}

const tableLength = ({ activation }: Partial<QuantisedLayer>): number =>
  typeof activation === 'object' && Array.isArray(activation?.values) ? activation.values.length : 0;

const textProblems = (what: string, texts: unknown): readonly string[] =>
  Array.isArray(texts) && texts.every((text) => typeof text === 'string')
    ? []
    : [`The quantised network has no list of ${what}; an empty one says that there are none.`];
