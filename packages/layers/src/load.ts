import {
  formatShape,
  type LayerConfig,
  type LayerSpec,
  LinnetError,
  type ModelArtifact,
  sameShape,
  unknownName,
} from '@linnet/core';
import { weightName } from './artifact.js';
import { clip } from './clip.js';
import { type DenseOptions, dense } from './dense.js';
import type { Layer } from './layer.js';
import type { Model } from './model.js';
import { parseModel } from './model-file.js';
import { lowerNamed, modelOf } from './sequential.js';

/** Makes a layer again from its config. */
export type LayerFactory = (config: LayerConfig) => Layer;

/** Options of {@link loadModel}. */
export interface LoadOptions {
  /** Factories of layers of one's own, by kind. */
  readonly layers?: Readonly<Record<string, LayerFactory>>;
}

// The factories check what they are given: a config from a file is only believed after that.
const builtIn: Readonly<Record<string, LayerFactory>> = {
  dense: ({ units, clip: limits, ...options }) =>
    dense(units as number, {
      ...(options as DenseOptions),
      ...(limits === null || limits === undefined ? {} : { clip: limits as [number, number] }),
    }),
  clip: ({ to }) => clip(to as [number, number]),
};

/**
 * Makes a model again from an artifact or from the text of its file; it starts with the weights it was saved with.
 * @throws LinnetError `bad-file` when the file is damaged or its weights do not fit its layers, `unknown-name` for a
 * kind of layer that is not known.
 *
 * @example
 * ```ts
 * const model = loadModel(text).compile();
 * const predicted = await model.predict(x);
 * ```
 */
export function loadModel(source: string | ModelArtifact, { layers = {} }: LoadOptions = {}): Model {
  const artifact = typeof source === 'string' ? parseModel(source) : source;
  const factories = { ...builtIn, ...layers };
  const named = artifact.layers.map((spec) => ({ name: spec.name, layer: makeLayer(spec, factories) }));
  const lowered = lowerNamed(artifact.input, named);
  const { params } = lowered.lowered.plan;
  const weights = lowered.lowered.layers.flatMap(({ params: indices }, index) =>
    indices.map((param) => weightOf(artifact.layers[index], params[param])),
  );
  return modelOf({
    name: 'sequential',
    ...lowered,
    scaling: artifact.scaling ?? 'none',
    notes: [],
    trained: { weights, scaling: artifact.scaling },
  });
}

function makeLayer({ kind, config, name }: LayerSpec, factories: Readonly<Record<string, LayerFactory>>): Layer {
  const factory = Object.hasOwn(factories, kind) ? factories[kind] : undefined;
  if (factory === undefined) throw unknownName(`kind of layer (${name})`, kind, Object.keys(factories));
  return factory(config);
}

function weightOf(
  spec: LayerSpec | undefined,
  slot: { readonly name: string; readonly shape: readonly number[] } | undefined,
): Float32Array {
  const name = weightName(slot?.name ?? '');
  const found = spec?.weights[name];
  const shape = slot?.shape ?? [];
  if (found === undefined || !sameShape(found.shape, shape)) {
    const got = found === undefined ? 'is missing' : `is ${formatShape(found.shape)}`;
    throw new LinnetError(
      'bad-file',
      `Weight "${name}" of layer "${spec?.name}" ${got}; the layer needs ${formatShape(shape)}.`,
    );
  }
  return found.data;
}
