import { defineOp, type Floats, type LayerConfig, sizeOf } from '@linnet/core';
import type { Layer } from '../src/index.js';

/** Adds noise while training; a plain loop, forward and backward. */
export const jitterOp = defineOp({
  name: 'jitter',
  outputShape: (input) => input,
  kernel: ({ inputs: [x], outputs: [y], noise }, { size }: { readonly size: number }) => {
    if (x === undefined || y === undefined) throw new RangeError('jitter needs an input and an output.');
    const length = sizeOf(x.shape);
    const at = (data: Floats | undefined, index: number): number => data?.[index] ?? 0;
    return {
      forward: (rows, training) => {
        const generator = noise();
        for (let index = 0; index < rows * length; index++) {
          y.value[index] = at(x.value, index) + (training ? size * (generator.uniform() - 0.5) : 0);
        }
      },
      backward: (rows) => {
        for (let index = 0; index < rows * length; index++) {
          if (x.gradient !== undefined) x.gradient[index] = at(x.gradient, index) + at(y.gradient, index);
        }
      },
    };
  },
});

/** A layer of one's own. */
export const jitter = (size: number): Layer => ({
  kind: 'jitter',
  config: { size },
  lower: (plan, from) => plan.custom(jitterOp, from, { size }),
});

/** Makes it again from a file. */
export const jitterFactory = ({ size }: LayerConfig): Layer => jitter(Number(size));
