import {
  checkOptions,
  hasMethods,
  LinnetError,
  type Lowered,
  lowerLayers,
  optionKinds,
  type Shape,
  showValue,
} from '@linnet/core';
import { compileModel } from './compile.js';
import { describeModel } from './describe-model.js';
import type { Layer } from './layer.js';
import type { Model, ModelDefinition, NamedLayer, ScalingChoice } from './model.js';
import { resolveScalingChoice } from './scaling.js';

/** Options of {@link sequential}. */
export interface SequentialOptions {
  /** Shown in the summary. Default `sequential`. */
  readonly name?: string;
  /** Fitted by `fit`, applied to everything that goes in, undone in `predict`. Default `none`. */
  readonly scaling?: ScalingChoice | undefined;
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
  checkOptions('sequential', options, kinds);
  const { name = 'sequential', notes = [] } = options;
  const lowered = lowerNamed(inputShape(input), nameLayers(layers));
  const scaling = resolveScalingChoice(options.scaling ?? 'none', lowered.lowered.plan);
  return modelOf({ name, notes, scaling, trained: undefined, ...lowered });
}

const kinds = { name: optionKinds.text, scaling: optionKinds.nameOrObject, notes: optionKinds.list };

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
  // What ties the type of its result to its options is written there.
  compile: compileModel(definition) as unknown as Model['compile'],
});

function inputShape(input: number | Shape): Shape {
  if (typeof input === 'number') return [input];
  if (Array.isArray(input)) return [...input];
  throw new LinnetError(
    'bad-shape',
    `The input is ${showValue(input)}; use a number of inputs, or a shape such as [8, 8].`,
  );
}

/** Keras's names: `dense`, `dense_1`, `simple_rnn`, ... */
function nameLayers(layers: readonly Layer[]): readonly NamedLayer[] {
  if (!Array.isArray(layers)) {
    throw new LinnetError(
      'bad-option',
      `The layers are ${showValue(layers)}; use a list such as [dense(8), dense(1)].`,
    );
  }
  const used = new Map<string, number>();
  return Array.from(layers, (layer, index) => {
    checkLayer(layer, `Layer ${index + 1}`);
    const plain = snakeCase(layer.kind);
    const count = used.get(plain) ?? 0;
    used.set(plain, count + 1);
    return { name: count === 0 ? plain : `${plain}_${count}`, layer };
  });
}

const snakeCase = (kind: string): string => kind.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Throws unless a value has what every layer has; `what` names it in the message. */
export function checkLayer(layer: Layer, what: string): Layer {
  if (hasMethods(layer, ['lower']) && typeof layer.kind === 'string') return layer;
  throw new LinnetError('bad-option', `${what} is ${showValue(layer)}, not a layer; use layers such as dense(8).`);
}
