import {
  type Activation,
  activations,
  LinnetError,
  type PlanBuilder,
  type Port,
  type UnfoldedActivation,
  unfoldedActivations,
  unknownName,
} from '@linnet/core';
import type { Layer } from './layer.js';
import { lowerSoftmax } from './softmax.js';

/** What can be applied to what a layer gives: to each value, or `softmax` to the last axis. Formulas are Keras's. */
export type LayerActivation = Activation | UnfoldedActivation | 'softmax';

const meant: Readonly<Record<string, string>> = {
  swish: '"silu"',
  logistic: '"sigmoid"',
  rectifier: '"relu"',
  identity: '"linear"',
  none: '"linear"',
  exp: '"exponential"',
  lrelu: '"leakyRelu"',
};

/**
 * Applies a function to each value, or `softmax` to the last axis. `dense(8, { activation: 'relu' })` has it built in.
 * Slopes and limits are Keras's: leakyRelu 0.2 x below 0, elu and selu with their usual constants, gelu the exact one. For
 * other slopes there are the layers `leakyRelu({ slope })` and `elu({ alpha })`.
 * @throws LinnetError `unknown-name` for a function that is none.
 *
 * @example
 * ```ts
 * sequential(2, [dense(8), activation('tanh'), dense(1)]);
 * ```
 */
export function activation(name: LayerActivation): Layer {
  checkLayerActivation(name);
  return {
    kind: 'activation',
    config: { activation: name },
    lower: (plan, from) => lowerActivation(plan, from, name),
  };
}

/** Throws unless it is one of the functions that go with any layer. */
export function checkLayerActivation(name: LayerActivation): void {
  const all = [...activations, ...unfoldedActivations, 'softmax'];
  if (!all.includes(name)) throw unknownName('activation', name, all, meant);
}

/**
 * Throws unless it is a function that a recurrent layer can apply at every step.
 * @throws LinnetError `bad-option` for one that other layers have, `unknown-name` for one that none has.
 */
export function checkStepActivation(name: Activation, kind: string): void {
  if (isFolded(name)) return;
  checkLayerActivation(name);
  throw new LinnetError(
    'bad-option',
    `${kind} cannot apply ${name} at every step. Use one of ${activations.join(', ')}; after the layer, activation('${name}') works.`,
  );
}

/** Adds an operation with a function after it: inside of it where it can be, else as an operation of its own. */
export function withActivation(plan: PlanBuilder, name: LayerActivation, add: (inside: Activation) => Port): Port {
  return isFolded(name) ? add(name) : lowerActivation(plan, add('linear'), name);
}

const isFolded = (name: LayerActivation): name is Activation => activations.some((folded) => folded === name);

const lowerActivation = (plan: PlanBuilder, from: Port, name: LayerActivation): Port =>
  name === 'softmax' ? lowerSoftmax(plan, from) : plan.op('activation', from, from.shape, { activation: name });
