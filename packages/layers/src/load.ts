import {
  type Bounds,
  formatShape,
  type LayerConfig,
  type LayerSpec,
  LinnetError,
  type ModelArtifact,
  type Plan,
  type Scaling,
  sameShape,
  sizeOf,
  unknownName,
} from '@linnet/core';
import { weightName } from './artifact.js';
import type { Layer } from './layer.js';
import { builtInLayers, type LayerFactory } from './layer-factories.js';
import type { Model, ModelDefinition } from './model.js';
import { parseModel } from './model-file.js';
import { copyScaling } from './scaling.js';
import { checkLayer, lowerNamed, modelOf } from './sequential.js';

/** Options of {@link loadModel}. */
export interface LoadOptions {
  /** Factories of layers of one's own, by kind. */
  readonly layers?: Readonly<Record<string, LayerFactory>>;
  /** What is computed in place of the layers' own plan. */
  readonly variant?: PlanVariant;
}

/** Another way to compute what layers say, such as with the numbers of fixed point. */
export interface PlanVariant {
  /** Such as `quantisationAware`: with the config, what a run has in common with one that it goes on from. */
  readonly kind: string;
  readonly config: LayerConfig;
  /** Makes its plan of that of the layers. Input, output and the parameters stay in their places and shapes. */
  plan(plan: Plan): Plan;
}

/**
 * Makes a model again from an artifact or from the text of its file; it starts with the weights it was saved with, and can
 * be trained further.
 * @throws LinnetError `bad-file` when the file is damaged (its checksum says so too), of a later version, or its weights or
 * bounds do not fit its layers; `unknown-name` for a kind of layer that is not known.
 *
 * @example
 * ```ts
 * const model = loadModel(text).compile();
 * const predicted = await model.predict(x);
 * ```
 */
export function loadModel(source: string | ModelArtifact, { layers = {}, variant }: LoadOptions = {}): Model {
  const artifact = typeof source === 'string' ? parseModel(source) : source;
  const { format }: Partial<ModelArtifact> = artifact ?? {};
  if (format !== 'linnet/1') {
    throw new LinnetError(
      'bad-file',
      `This is not a model of linnet: its format is ${JSON.stringify(format)}, not "linnet/1".`,
    );
  }
  const factories = { ...builtInLayers(), ...layers };
  const named = artifact.layers.map((spec) => ({ name: spec.name, layer: makeLayer(spec, factories) }));
  const lowered = lowerNamed(artifact.input, named);
  const { params } = lowered.lowered.plan;
  checkScaling(artifact.scaling, lowered.lowered.plan);
  const scaling = artifact.scaling === undefined ? undefined : copyScaling(artifact.scaling);
  const weights = lowered.lowered.layers.flatMap(({ params: indices }, index) =>
    indices.map((param) => weightOf(artifact.layers[index], params[param])),
  );
  return modelOf({
    name: 'sequential',
    ...(variant === undefined ? lowered : changed(lowered, variant)),
    scaling: scaling ?? 'none',
    notes: [],
    trained: { weights, scaling },
  });
}

const changed = (
  { lowered, ...named }: ReturnType<typeof lowerNamed>,
  { kind, config, plan }: PlanVariant,
): ReturnType<typeof lowerNamed> & Pick<ModelDefinition, 'variant'> => ({
  ...named,
  lowered: { ...lowered, plan: plan(lowered.plan) },
  variant: { kind, config },
});

function makeLayer({ kind, config, name }: LayerSpec, factories: Readonly<Record<string, LayerFactory>>): Layer {
  const factory = Object.hasOwn(factories, kind) ? factories[kind] : undefined;
  if (factory === undefined) throw unknownName(`kind of layer (${name})`, kind, Object.keys(factories));
  try {
    return checkLayer(factory(config), 'It');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LinnetError('bad-file', `Layer "${name}" of the model cannot be made again: ${reason}`, { cause });
  }
}

function checkScaling({ input, output }: Scaling = {}, plan: Plan): void {
  const check = (bounds: Bounds | undefined, columns: number, what: string): void => {
    if (bounds === undefined) return;
    const { low, high } = bounds;
    const reversed = low.findIndex((value, column) => value > (high[column] ?? value));
    if (reversed >= 0) {
      throw new LinnetError(
        'bad-file',
        `The model's ${what} bounds of column ${reversed} go from ${low[reversed]} down to ${high[reversed]}.`,
      );
    }
    if (low.length === columns && high.length === columns) return;
    throw new LinnetError(
      'bad-file',
      `The model's ${what} bounds are for ${low.length} and ${high.length} columns; it has ${columns}.`,
    );
  };
  check(input, sizeOf(plan.input), 'input');
  check(output, sizeOf(plan.output), 'output');
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
  return found.data.slice();
}
