import { LinnetError, type ModelArtifact, sizeOf } from '@linnet/core';
import type { ExperimentSets } from '@linnet/recipes';
import { predictQuantised, type Quantisation, quantise } from 'linnet';
import type { Field, Plane, QuantisedView } from '../protocol/index.js';
import { placesOf } from './plane.js';
import { scoreOf } from './scores.js';

/** What a quantised view is made of. */
export interface QuantisedParts {
  readonly bits: number;
  /** Words are fitted to the training rows. */
  readonly sets: ExperimentSets | undefined;
  readonly isClasses: boolean;
  readonly plane: Plane | undefined;
  readonly resolution: number;
}

/** The same network in words of so many bits, as `linnet export --format` makes it: ranges are those of the training rows. */
export function quantiseBits(artifact: ModelArtifact, bits: number, sets: ExperimentSets | undefined): Quantisation {
  const words = { weights: bits, activations: bits, input: bits };
  return quantise(artifact, sets === undefined ? words : { ...words, calibration: sets.train.x });
}

/** A quantised view, or why there is none. */
export function quantisedView(
  artifact: ModelArtifact,
  parts: QuantisedParts,
): { readonly quantised: QuantisedView | undefined; readonly refused: string | undefined } {
  try {
    return { quantised: viewOf(artifact, parts), refused: undefined };
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    return { quantised: undefined, refused: error.message };
  }
}

function viewOf(artifact: ModelArtifact, { bits, sets, isClasses, plane, resolution }: QuantisedParts): QuantisedView {
  const { artifact: quantised, report } = quantiseBits(artifact, bits, sets);
  const score = (data: ExperimentSets['train']): number =>
    scoreOf(data, predictQuantised(quantised, data.x), isClasses);
  const layers = report.layers.map(({ name, errors }) => ({
    name,
    overflows: errors?.overflows ?? 0,
    count: errors?.count ?? 0,
  }));
  const saturating = layers.filter(({ overflows }) => overflows > 0);
  return {
    bits,
    field: plane === undefined || resolution === 0 ? undefined : fieldOf(quantised, plane, resolution),
    score: sets === undefined ? undefined : score(sets.train),
    testScore: sets?.test === undefined ? undefined : score(sets.test),
    saturated: layers.reduce((sum, { overflows }) => sum + overflows, 0),
    computed: layers.reduce((sum, { count }) => sum + count, 0),
    saturatedLayers: Object.fromEntries(saturating.map(({ name, overflows, count }) => [name, overflows / count])),
  };
}

function fieldOf(quantised: ModelArtifact, plane: Plane, resolution: number): Field {
  const { data, shape } = predictQuantised(quantised, placesOf(plane, resolution));
  return { resolution, outputs: sizeOf(shape.slice(1)), values: data };
}
