import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';

const passage = (answers: readonly number[], predicted: readonly number[], clipped = 0) => ({
  signal: Float64Array.from(answers),
  answers: Float64Array.from(answers),
  predicted: Float64Array.from(predicted),
  clipped,
});

describe('compare', () => {
  it('looks at every sample of every signal', () => {
    const result = compare([passage([0, 0.5], [0, 0.5], 1), passage([1, -1, 0], [1, -0.75, 0], 2)]);
    expect(result).toEqual({ samples: 5, clipped: 3, largest: 0.25, shift: 0 });
  });

  it('counts integers that differ, and not the last digits of volts', () => {
    const answers = [0.25 + 1e-12, 0.5, -0.25];
    expect(compare([passage(answers, [0.25, 0.5, -0.25])], 0.125)).toMatchObject({ otherIntegers: 0 });
    expect(compare([passage(answers, [0.25, 0.375, -0.25])], 0.125)).toMatchObject({ otherIntegers: 1 });
  });

  it('finds by how much answers come late, or early', () => {
    const predicted = [0, 1, 0.5, -0.5, 0, 0, 0];
    expect(compare([passage([0, 0, 0, 1, 0.5, -0.5, 0], predicted)]).shift).toBe(2);
    expect(compare([passage([1, 0.5, -0.5, 0, 0, 0, 0], predicted)]).shift).toBe(-1);
    expect(compare([passage([0, 0, 0], [0, 0, 0])]).shift).toBe(0);
  });
});
