import type { NdArray, RandomState } from '@linnet/core';
import type { ResolvedClassification } from './options.js';

/** Adds to every column and multiplies it, by numbers that are told or drawn. */
export function moveColumns(
  { data }: NdArray<Float64Array>,
  generator: RandomState,
  options: ResolvedClassification,
): void {
  const { features, classSep } = options;
  const shift = columnValues(options.shift, features, () => (2 * generator.randomSample() - 1) * classSep);
  const scale = columnValues(options.scale, features, () => 1 + 100 * generator.randomSample());
  for (let at = 0; at < data.length; at++) {
    const column = at % features;
    data[at] = ((data[at] as number) + (shift[column] as number)) * (scale[column] as number);
  }
}

function columnValues(
  option: ResolvedClassification['shift'],
  features: number,
  draw: () => number,
): readonly number[] {
  if (typeof option === 'object') return option;
  return Array.from({ length: features }, () => (option === 'random' ? draw() : Number(option)));
}

/** The columns in another order. */
export function takeColumns({ data, shape }: NdArray<Float64Array>, columns: Uint32Array): NdArray<Float64Array> {
  const taken = data.map((_, at) => {
    const column = at % columns.length;
    return data[at - column + (columns[column] as number)] as number;
  });
  return { data: taken, shape };
}
