import { checkOptionNames, LinnetError, type Lowered, lowerLayers, type Shape } from '@linnet/core';
import { compileModel } from './compile.js';
import { describeModel } from './describe-model.js';
import type { Layer } from './layer.js';
import type { Model, ModelDefinition, NamedLayer, ScalingChoice } from './model.js';
import { checkScalingChoice } from './scaling.js';

/** Options of {@link sequential}. */
export interface SequentialOptions {
  /** Shown in the summary. Default `sequential`. */
  readonly name?: string;
  /** Fitted by `fit`, applied to everything that goes in, undone in `predict`. Default `none`. */
  readonly scaling?: ScalingChoice;
  /** Lines for the summary, such as a latency. */
  readonly notes?: readonly string[];
}

/**
 * A model of layers one after another, on rows of `input` numbers (or of that shape).
 * @throws LinnetError `bad-shape` or `bad-option` when there is no layer, or one does not fit what comes before it;
 * `unknown-name` or `bad-value` for a scaling that is none, or bounds that do not fit.
 *
 * @example
 * ```ts
 * const model = sequential(2, [dense(4, { activation: 'relu' }), dense(1)]);
 * console.log(model.summary());
 * ```
 */
export function sequential(input: number | Shape, layers: readonly Layer[], options: SequentialOptions = {}): Model {
  checkOptionNames('sequential', options, ['name', 'scaling', 'notes']);
  const { name = 'sequential', scaling = 'none', notes = [] } = options;
  const lowered = lowerNamed(inputShape(input), nameLayers(layers));
  checkScalingChoice(scaling, lowered.lowered.plan);
  return modelOf({ name, notes, scaling, trained: undefined, ...lowered });
}

/** Lowers layers that have their names. */
export function lowerNamed(
  input: Shape,
  layers: readonly NamedLayer[],
): { readonly input: Shape; readonly layers: readonly NamedLayer[]; readonly lowered: Lowered } {
  if (layers.length === 0) throw new LinnetError('bad-option', 'A model needs at least one layer.');
  const lowered = lowerLayers(
    input,
    layers.map(({ name, layer }) => [name, layer] as const),
  );
  return { input, layers, lowered };
}

/** The model of a definition. */
export const modelOf = (definition: ModelDefinition): Model => ({
  ...describeModel(definition),
  // One function serves both signatures; what ties its result's type to its options is written there.
  compile: compileModel(definition) as unknown as Model['compile'],
});

const inputShape = (input: number | Shape): Shape => (typeof input === 'number' ? [input] : input);

/** Keras's names: `dense`, `dense_1`, ... */
function nameLayers(layers: readonly Layer[]): readonly NamedLayer[] {
  const used = new Map<string, number>();
  return layers.map((layer) => {
    const count = used.get(layer.kind) ?? 0;
    used.set(layer.kind, count + 1);
    return { name: count === 0 ? layer.kind : `${layer.kind}_${count}`, layer };
  });
}
