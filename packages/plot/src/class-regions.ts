import type { Point } from './outlines.js';
import type { GridPredictions } from './predictor.js';
import { regionOf } from './region.js';

/** Where a class wins, as outlines that count nodes. */
export interface ClassRegion {
  readonly index: number;
  /** How much of the plane is its own, from 0 to 1. */
  readonly share: number;
  /** Where it wins; then, for each level, where it wins and its probability is at least so high. */
  readonly parts: readonly (readonly (readonly Point[])[])[];
}

/** Below 0 by less than anything: it parts equal scores, of which the first class wins, as `argmax` has it. */
const below = -1e-300;

/** The regions of all classes that win somewhere. */
export function classRegions(grid: GridPredictions, levels: readonly number[]): readonly ClassRegion[] {
  const { scores, probabilities } = grid;
  const winners = Array.from(scores[0] as Float64Array, (_, node) => winnerAt(scores, node));
  const present = [...new Set(winners)].filter((index) => index >= 0).sort((a, b) => a - b);
  return present.map((index) => {
    const others = present.filter((other) => other !== index);
    // Where one class has all of the plane, its region ends only where there is no prediction.
    const wins = others.length === 0 ? [known(winners)] : others.map((other) => marginOf(scores, index, other));
    const above = levels.map((level) => (probabilities[index] as Float64Array).map((value) => value - level));
    const share = winners.filter((winner) => winner === index).length / winners.length;
    return { index, share, parts: [regionOf(grid, wins), ...above.map((field) => regionOf(grid, [...wins, field]))] };
  });
}

const known = (winners: readonly number[]): Float64Array =>
  Float64Array.from(winners, (winner) => (winner < 0 ? Number.NaN : 1));

function winnerAt(scores: readonly Float64Array[], node: number): number {
  let best = 0;
  for (const [index, score] of scores.entries()) {
    const value = score[node] as number;
    if (Number.isNaN(value)) return -1;
    if (value > ((scores[best] as Float64Array)[node] as number)) best = index;
  }
  return best;
}

/** By how much a class is ahead of another; below 0 where they are equal and the other comes first. */
function marginOf(scores: readonly Float64Array[], index: number, other: number): Float64Array {
  const [mine, theirs] = [scores[index] as Float64Array, scores[other] as Float64Array];
  return mine.map((value, node) => {
    const margin = value - (theirs[node] as number);
    return margin === 0 && other < index ? below : margin;
  });
}
