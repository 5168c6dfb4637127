import { type Initialiser, type ParamSlot, type RandomState, random, sizeOf } from '@linnet/core';

/** Draws the start weights of all parameters, one after another, from one seed. */
export function initialWeights(params: readonly ParamSlot[], seed: number): readonly Float32Array[] {
  const generator = random(seed);
  return params.map(({ shape, initialiser }) => Float32Array.from(draw(initialiser, sizeOf(shape), generator)));
}

function draw(initialiser: Initialiser, count: number, generator: RandomState): ArrayLike<number> {
  switch (initialiser.kind) {
    case 'constant':
      return new Float32Array(count).fill(initialiser.value);
    case 'glorotUniform': {
      const limit = Math.sqrt(6 / (initialiser.fanIn + initialiser.fanOut));
      return generator.uniform(-limit, limit, count);
    }
  }
}
