import { type Initialiser, type ParamSlot, type Shape, type Stream, sizeOf, stream } from '@linnet/core';
import { orthogonal } from './orthogonal.js';

/** Draws the start weights of all parameters, one after another, from one seed. */
export function initialWeights(params: readonly ParamSlot[], seed: number): readonly Float32Array[] {
  const generator = stream(seed);
  return params.map(({ shape, initialiser }) => Float32Array.from(draw(initialiser, shape, generator)));
}

function draw(initialiser: Initialiser, shape: Shape, generator: Stream): ArrayLike<number> {
  const count = sizeOf(shape);
  switch (initialiser.kind) {
    case 'constant':
      return new Float32Array(count).fill(initialiser.value);
    case 'blocks':
      return blocks(initialiser.values, count, shape.at(-1) ?? 1);
    case 'glorotUniform': {
      const limit = Math.sqrt(6 / (initialiser.fanIn + initialiser.fanOut));
      return Float32Array.from({ length: count }, () => limit * (2 * generator.uniform() - 1));
    }
    case 'orthogonal':
      return orthogonal(initialiser.rows, initialiser.columns, generator);
  }
}

/** Every row of these many numbers in equal blocks, one for each value. */
function blocks(values: readonly number[], count: number, row: number): Float32Array {
  const length = row / values.length;
  return Float32Array.from({ length: count }, (_, index) => values[Math.floor((index % row) / length)] ?? 0);
}
