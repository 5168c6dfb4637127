import type { NdArray, RandomState } from '@linnet/core';
import type { ResolvedClassification } from './options.js';

// A corner is a number of as many bits as the cube has dimensions, up to these.
const mostBits = 30;

/** The center of each cluster: corners of a cube around 0, or of a figure with sides of random length. */
export function drawCenters(generator: RandomState, options: ResolvedClassification): NdArray<Float64Array> {
  const { classes, clustersPerClass, informative, classSep, hypercube } = options;
  const clusters = classes * clustersPerClass;
  const data = drawCorners(generator, clusters, informative).map((bit) => bit * (2 * classSep) - classSep);
  if (!hypercube) stretch(data, generator.randomSample(clusters), generator.randomSample(informative));
  return { data, shape: [clusters, informative] };
}

function stretch(centers: Float64Array, ofCluster: Float64Array, ofColumn: Float64Array): void {
  const columns = ofColumn.length;
  centers.forEach((value, at) => {
    const factor = ofCluster[Math.floor(at / columns)] as number;
    centers[at] = value * factor * (ofColumn[at % columns] as number);
  });
}

/** Different corners of the unit cube, clusters x columns. Columns beyond the bits of a number come first, a bit at a time. */
function drawCorners(generator: RandomState, clusters: number, columns: number): Float64Array {
  const bits = Math.min(columns, mostBits);
  const free = columns - bits;
  const data = new Float64Array(clusters * columns);
  generator.randint(0, 2, clusters * free).forEach((bit, at) => {
    data[Math.floor(at / free) * columns + (at % free)] = bit;
  });
  drawDifferent(generator, 1 << bits, clusters).forEach((corner, cluster) => {
    for (let bit = 0; bit < bits; bit++) {
      data[cluster * columns + columns - 1 - bit] = (corner >>> bit) & 1;
    }
  });
  return data;
}

/** Different numbers below `population`, by the three ways of scikit-learn's `sample_without_replacement`. */
function drawDifferent(generator: RandomState, population: number, count: number): Uint32Array {
  const ratio = count / population;
  if (ratio > 0.01 && ratio < 0.99) return generator.permutation(population).subarray(0, count);
  return ratio < 0.2 ? drawUntilNew(generator, population, count) : drawReservoir(generator, population, count);
}

function drawUntilNew(generator: RandomState, population: number, count: number): Uint32Array {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(generator.randint(0, population));
  return Uint32Array.from(drawn);
}

/** The first numbers, whose places later ones take by chance. */
function drawReservoir(generator: RandomState, population: number, count: number): Uint32Array {
  const kept = Uint32Array.from({ length: count }, (_, index) => index);
  for (let number = count; number < population; number++) {
    const place = generator.randint(0, number + 1);
    if (place < count) kept[place] = number;
  }
  return kept;
}
