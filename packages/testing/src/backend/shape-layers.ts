import { type Lowerable, type OpKinds, type Port, type Shape, sizeOf } from '@linnet/core';
import { addWeight } from './layers.js';

/** A layer that lowers to a `reshape` op; to one axis where no shape is given. */
export const reshape = (shape?: Shape): Lowerable => ({
  lower: (plan, from) => plan.op('reshape', from, shape ?? [sizeOf(from.shape)], {}),
});

/** A layer that lowers to an `embedding` op. */
export const embedding = (tokens: number, width: number): Lowerable => ({
  lower: (plan, from) =>
    plan.op('embedding', from, [...from.shape, width], { table: addWeight(plan, 'table', [tokens, width]) }),
});

/** A layer that lowers to a `reverse` op. */
export const reverse: Lowerable = { lower: (plan, from) => plan.op('reverse', from, from.shape, {}) };

/** Lists of layers that all read what comes in; what they give is merged. An empty list passes it on. */
export const branches = (by: OpKinds['merge']['by'], ...lists: readonly (readonly Lowerable[])[]): Lowerable => ({
  lower: (plan, from) => {
    const ports = lists.map((layers, list) =>
      layers.reduce<Port>((port, layer, index) => {
        // Names of parameters differ within a layer.
        const param: typeof plan.param = (slot) => plan.param({ ...slot, name: `${list}-${index}-${slot.name}` });
        return layer.lower({ ...plan, param }, port);
      }, from),
    );
    const shape = ports[0]?.shape ?? from.shape;
    const width = (shape.at(-1) ?? 1) * (by === 'concatenate' ? ports.length : 1);
    return plan.op('merge', ports, [...shape.slice(0, -1), width], { by });
  },
});

/** A layer that goes through the steps both ways, as Keras's Bidirectional: `make` gives the layer of each way. */
export const bidirectional = (
  make: () => Lowerable,
  {
    by = 'concatenate',
    sequences = false,
  }: { readonly by?: OpKinds['merge']['by']; readonly sequences?: boolean } = {},
): Lowerable => branches(by, [make()], [reverse, make(), ...(sequences ? [reverse] : [])]);
