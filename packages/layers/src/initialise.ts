import { type Initialiser, type ParamSlot, type Shape, type Stream, sizeOf, stream } from '@linnet/core';
import { orthogonalMatrix } from './orthogonal.js';

/** Draws the start weights of all parameters, one after another, from one seed. */
export function initialWeights(params: readonly ParamSlot[], seed: number): readonly Float32Array[] {
  const generator = stream(seed);
  return params.map(({ shape, initialiser }) => Float32Array.from(draw(initialiser, shape, generator)));
}

function draw(initialiser: Initialiser, shape: Shape, generator: Stream): ArrayLike<number> {
  const count = sizeOf(shape);
  const columns = shape.at(-1) ?? 1;
  switch (initialiser.kind) {
    case 'constant':
      return new Float32Array(count).fill(initialiser.value);
    case 'blocks':
      return blocks(initialiser.values, count, columns);
    case 'uniform': {
      const [middle, reach] = [(initialiser.low + initialiser.high) / 2, (initialiser.high - initialiser.low) / 2];
      return times(count, () => middle + reach * (2 * generator.uniform() - 1));
    }
    case 'normal':
      return normalNumbers(initialiser, count, generator);
    case 'orthogonal': {
      const { rows, gain } = initialiser;
      return orthogonalMatrix(rows, initialiser.columns, generator).map((value) => gain * value);
    }
    case 'identity':
      return times(count, (at) => (Math.floor(at / columns) === at % columns ? initialiser.gain : 0));
  }
}

const times = (count: number, value: (at: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => value(at));

function normalNumbers(
  { mean, deviation, truncated }: Extract<Initialiser, { readonly kind: 'normal' }>,
  count: number,
  generator: Stream,
): Float64Array {
  return times(count, () => {
    let drawn = generator.normal();
    while (truncated && Math.abs(drawn) > 2) drawn = generator.normal();
    return mean + deviation * drawn;
  });
}

/** Every row of these many numbers in equal blocks, one for each value. */
function blocks(values: readonly number[], count: number, row: number): Float64Array {
  const length = row / values.length;
  return times(count, (at) => values[Math.floor((at % row) / length)] ?? 0);
}
