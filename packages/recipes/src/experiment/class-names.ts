import type { DataChoice } from './data-choice.js';

/** Of `makeCircles`. */
export const ringNames = ['outer', 'inner'] as const;

/** Of rows whose numbers are up to a threshold, or above it. */
export const sidesOf = (at: number): readonly string[] => [`up to ${at}`, `above ${at}`];

/** What the classes of generated rows are called, from the first; undefined where they are numbers, or their data set says. */
export function classNamesOf(data: DataChoice): readonly string[] | undefined {
  switch (data.kind) {
    case 'circles':
      return ringNames;
    case 'moons':
      return ['upper', 'lower'];
    case 'plateaus':
      return ['sound', 'with a plateau'];
    case 'threshold':
      return sidesOf(data.at);
    default:
      return undefined;
  }
}
