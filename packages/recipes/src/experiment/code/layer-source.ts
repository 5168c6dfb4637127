import type { Shape } from '@linnet/core';
import { layersFor } from '@linnet/layers/grammar';
import type { Layer } from 'linnet';
import { quoted, type Source } from './source.js';

/** What the text of a layer says of it: the argument of its function, and members of its options. */
interface Said {
  readonly argument?: string;
  readonly options?: readonly string[];
}

const recurrent: Said = { argument: 'units', options: ['returnSequences'] };

const said: Readonly<Record<string, Said>> = {
  dense: { argument: 'units', options: ['activation'] },
  lstm: recurrent,
  gru: recurrent,
  simpleRnn: recurrent,
  conv1d: { argument: 'filters', options: ['kernelSize', 'activation'] },
  embedding: { argument: 'units', options: ['vocabularySize'] },
  maxPooling1d: { argument: 'size' },
  averagePooling1d: { argument: 'size' },
  reshape: { argument: 'to' },
  dropout: { argument: 'rate' },
  gaussianNoise: { argument: 'deviation' },
  activation: { argument: 'activation' },
  clip: { argument: 'to' },
};

/** The layers of a text for rows of a shape, each as the call that makes it, and the functions that these are. */
export function layerSources(
  text: string,
  row: Shape,
): { readonly sources: readonly Source[]; readonly names: readonly string[] } {
  const names: string[] = [];
  const sources = layersFor(text, row).map((layer) => layerSource(layer, names));
  return { sources, names };
}

function layerSource({ kind, config }: Pick<Layer, 'kind' | 'config'>, names: string[]): Source {
  names.push(kind);
  if (kind === 'bidirectional') return { call: kind, with: [layerSource(innerOf(config), names)] };
  const { argument, options = [] } = said[kind] ?? {};
  const members = options.flatMap((name) =>
    isUsual(config[name]) ? [] : [[name, valueSource(config[name])] as const],
  );
  return {
    call: kind,
    with: [
      ...(argument === undefined ? [] : [valueSource(config[argument])]),
      ...(members.length === 0 ? [] : [{ object: Object.fromEntries(members) }]),
    ],
  };
}

/** What layers do where nothing is said. */
const isUsual = (value: unknown): boolean => value === 'linear' || value === false;

function valueSource(value: unknown): Source {
  if (typeof value === 'string') return quoted(value);
  return Array.isArray(value) ? { list: value.map(valueSource) } : String(value);
}

/** The layer that is gone through from both ends. */
function innerOf(config: Layer['config']): Pick<Layer, 'kind' | 'config'> {
  const { layer } = config;
  if (typeof layer === 'object' && layer !== null && 'kind' in layer && 'config' in layer) {
    return layer as Pick<Layer, 'kind' | 'config'>;
  }
  throw new RangeError('A bidirectional layer has one that it goes both ways with.');
}
