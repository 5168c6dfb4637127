import { LinnetError } from '@linnet/core';
import { parseLayers } from '@linnet/layers/grammar';
import type { LinnLayerDefinition } from 'linnet';
import type { Experiment } from './experiment.js';

/** As many classes as the network tells: some of them may be missing among the rows. Undefined where the data must say. */
export function classesOf({ layers }: Pick<Experiment, 'layers'>): number | undefined {
  const units = parseLayers(layers).flatMap(
    ({
      layer: {
        config: { units },
      },
    }) => units ?? [],
  );
  const last = units.at(-1);
  return typeof last === 'number' && last > 1 ? last : undefined;
}

/** Dense layers of a text, as the instrument has them. */
export const linnLayers = (text: string): readonly LinnLayerDefinition[] =>
  parseLayers(text).map(({ text: item, layer: { kind, config } }) => {
    const { units, activation } = config;
    if (kind !== 'dense' || typeof units !== 'number')
      throw new LinnetError('limit', `The instrument has dense layers alone; "${item}" is none.`);
    // What activations the instrument has, `linnModel` checks.
    return [units, (activation ?? 'linear') as NonNullable<LinnLayerDefinition[1]>];
  });
