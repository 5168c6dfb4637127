import { LinnetError, type QuantisedNetwork } from '@linnet/core';
import { type LayerPlan, layerPlan } from './layer-plan.js';
import { type MultiplierCount, pipelineMultipliers, sharedMultipliers, totalOf } from './multipliers.js';
import { pipelineTiming, type Sharing, sharedTiming, sharingOf, type Timing } from './schedule.js';

/** A circuit before it is text. */
export interface DesignPlan {
  /** Of the top module; the others begin with it. */
  readonly name: string;
  readonly network: QuantisedNetwork;
  readonly layers: readonly [LayerPlan, ...LayerPlan[]];
  readonly last: LayerPlan;
  /** Absent where every unit has a multiplier of its own. */
  readonly sharing: Sharing | undefined;
  readonly timing: Timing;
  readonly multipliers: MultiplierCount;
}

/** Plans a checked network with at most this many multipliers. */
export function designPlan(network: QuantisedNetwork, name: string, most = Number.POSITIVE_INFINITY): DesignPlan {
  const [head, ...tail] = network.layers;
  if (head === undefined) throw new LinnetError('bad-value', 'The quantised network has no layer.');
  const first = layerPlan(head, network.input.bits);
  const layers: [LayerPlan, ...LayerPlan[]] = [first];
  let last = first;
  for (const layer of tail) {
    last = layerPlan(layer, last.outputBits);
    layers.push(last);
  }
  const own = pipelineMultipliers(layers);
  if (totalOf(own) <= most) {
    return { name, network, layers, last, sharing: undefined, timing: pipelineTiming(layers), multipliers: own };
  }
  const sharing = sharingOf(layers, most);
  const [timing, multipliers] = [sharedTiming(layers, sharing), sharedMultipliers(sharing)];
  return { name, network, layers, last, sharing, timing, multipliers };
}
