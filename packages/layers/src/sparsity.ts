import type { LayerSpec, ModelArtifact } from '@linnet/core';

/** How many of some weights are 0. */
export interface ZeroCount {
  readonly weights: number;
  readonly zeros: number;
  /** Zeros of all weights, from 0 to 1. */
  readonly sparsity: number;
}

/** The zeros of a model's kernels, all together and one by one. */
export interface Sparsity extends ZeroCount {
  /** By the name of layer and weight, such as `dense_1/kernel`. */
  readonly kernels: readonly (ZeroCount & { readonly name: string })[];
}

/**
 * How many weights of a model's kernels are exactly 0. Kernels are what inputs or states are multiplied by: weights of two axes
 * and more, but for tables of embeddings. Biases and statistics are none.
 *
 * @example
 * ```ts
 * const { sparsity, kernels } = sparsityOf(model.toArtifact());
 * ```
 */
export function sparsityOf({ layers }: ModelArtifact): Sparsity {
  const kernels = layers.flatMap((layer) =>
    kernelsOf(layer).map(([weight, { data }]) => ({ name: `${layer.name}/${weight}`, ...countZeros(data) })),
  );
  const total = (count: (kernel: ZeroCount) => number): number => kernels.reduce((sum, own) => sum + count(own), 0);
  return {
    ...shareOf(
      total(({ zeros }) => zeros),
      total(({ weights }) => weights),
    ),
    kernels,
  };
}

/** The kernels of a layer, by name. */
const kernelsOf = ({ weights }: LayerSpec): readonly (readonly [string, LayerSpec['weights'][string]])[] =>
  Object.entries(weights).filter(([name, { shape }]) => shape.length > 1 && isKernel(name));

/** `kernel`, and those of recurrent layers; a bias may have two axes too. */
export const isKernel = (name: string): boolean => /kernel$/i.test(name);

const countZeros = (data: Float32Array): ZeroCount =>
  shareOf(
    data.reduce((zeros, value) => zeros + Number(value === 0), 0),
    data.length,
  );

const shareOf = (zeros: number, weights: number): ZeroCount => ({
  weights,
  zeros,
  sparsity: weights === 0 ? 0 : zeros / weights,
});
