import {
  checkOptions,
  formatShape,
  hasMethods,
  LinnetError,
  mergeKinds,
  type OptionKind,
  optionKinds,
  type PlanBuilder,
  type Port,
  type Shape,
  sameShape,
  showValue,
  unknownName,
} from '@linnet/core';
import type { Layer, RecurrentLayer } from './layer.js';

/** How what two layers give becomes one: side by side on the last axis, or number by number. */
export type MergeMode = (typeof mergeKinds)[number];

/** Options of {@link bidirectional}. */
export interface BidirectionalOptions {
  /** Default `concatenate`. */
  readonly merge?: MergeMode;
  /** The layer that reads backwards. Default: one like the first. */
  readonly backward?: RecurrentLayer;
}

const meant: Readonly<Record<string, string>> = {
  concat: '"concatenate"',
  add: '"sum"',
  mul: '"product"',
  multiply: '"product"',
  ave: '"mean"',
  average: '"mean"',
};
const aLayer: OptionKind = { is: (value) => hasMethods(value, ['lower']), use: 'a layer such as lstm(8)' };

/**
 * Reads the steps of a row forwards with one recurrent layer and backwards with another, and merges what both give (Schuster
 * and Paliwal, 1997). With `returnSequences` every step has what was read before it and after it.
 *
 * Weights: those of both layers, as `forwardKernel`, `forwardRecurrentKernel`, `forwardBias`, `backwardKernel`, ...
 * @throws LinnetError `bad-option` for what is no recurrent layer, or layers of which one alone returns sequences,
 * `unknown-name` for a merge; `bad-shape` where layers of different units are to be merged number by number.
 *
 * @example
 * ```ts
 * sequential([20, 1], [bidirectional(lstm(8)), dense(1, { activation: 'sigmoid' })]);
 * ```
 */
export function bidirectional(layer: RecurrentLayer, options: BidirectionalOptions = {}): Layer {
  checkOptions('bidirectional', options, { merge: optionKinds.text, backward: aLayer });
  const { merge = 'concatenate', backward = layer } = options;
  for (const each of [layer, backward]) checkRecurrentLayer(each);
  if (!mergeKinds.includes(merge)) throw unknownName('merge', merge, mergeKinds, meant);
  checkAlike(layer, backward);
  return {
    kind: 'bidirectional',
    config: { merge, layer: asData(layer), backward: options.backward === undefined ? null : asData(backward) },
    lower: (plan, from) => {
      const there = layer.lower(named(plan, 'forward'), from);
      const reversed = plan.op('reverse', from, from.shape, {});
      const last = backward.lower(named(plan, 'backward'), reversed);
      // Of a sequence the last step that was read is the first of the row.
      const back = last.shape.length === 2 ? plan.op('reverse', last, last.shape, {}) : last;
      return plan.op('merge', [there, back], mergedShape(there, back, merge), { by: merge });
    },
  };
}

const asData = ({ kind, config }: RecurrentLayer) => ({ kind, config });

function checkRecurrentLayer(layer: RecurrentLayer): void {
  if (aLayer.is(layer) && ['lstm', 'gru', 'simpleRnn'].includes(layer.kind)) return;
  const given: unknown = aLayer.is(layer) ? layer.kind : layer;
  throw new LinnetError(
    'bad-option',
    `bidirectional takes a recurrent layer such as lstm(8), gru(8) or simpleRnn(8); it was given ${showValue(given)}.`,
  );
}

function checkAlike(layer: RecurrentLayer, backward: RecurrentLayer): void {
  if (layer.config.returnSequences === backward.config.returnSequences) return;
  throw new LinnetError(
    'bad-option',
    'One layer of bidirectional returns sequences and the other does not; give both the same returnSequences.',
  );
}

/** A builder that has the direction in the names of parameters. */
const named = (plan: PlanBuilder, direction: 'forward' | 'backward'): PlanBuilder => ({
  ...plan,
  param: (slot) =>
    plan.param({ ...slot, name: `${direction}${slot.name.charAt(0).toUpperCase()}${slot.name.slice(1)}` }),
});

function mergedShape({ shape: there }: Port, { shape: back }: Port, merge: MergeMode): Shape {
  if (merge === 'concatenate') return [...there.slice(0, -1), (there.at(-1) ?? 0) + (back.at(-1) ?? 0)];
  if (sameShape(there, back)) return there;
  throw new LinnetError(
    'bad-shape',
    `The layers of bidirectional give ${formatShape(there)} and ${formatShape(back)}; merge: '${merge}' needs the same number of units. Use merge: 'concatenate'.`,
  );
}
