import { type Activation, activations, type PlanBuilder, type Port, unknownName } from '@linnet/core';
import type { Layer } from './layer.js';
import { lowerSoftmax } from './softmax.js';

/** What can be applied to what a layer gives: to each value, or `softmax` to the last axis. */
export type LayerActivation = Activation | 'softmax';

const all: readonly LayerActivation[] = [...activations, 'softmax'];

/**
 * Applies a function to each value, or `softmax` to the last axis. `dense(8, { activation: 'relu' })` has it built in.
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
  if (!all.includes(name)) throw unknownName('activation', name, all);
}

/** Throws unless it is a function of one number. */
export function checkActivation(name: Activation): void {
  if (!activations.includes(name)) throw unknownName('activation', name, activations);
}

const lowerActivation = (plan: PlanBuilder, from: Port, name: LayerActivation): Port =>
  name === 'softmax' ? lowerSoftmax(plan, from) : plan.op('activation', from, from.shape, { activation: name });
