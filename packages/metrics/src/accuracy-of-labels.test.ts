import { describe, expect, it } from 'vitest';
import { accuracy, accuracyWithInterval, labels } from './index.js';

describe('accuracy of labels', () => {
  it('compares whole numbers, whatever labels there are', () => {
    expect(accuracy([0, 1, 2, 2], [0, 2, 2, 2])).toBe(0.75);
    expect(accuracy([0, 1, 1, 0], [0, 1, 2, 0])).toBe(0.75);
    expect(accuracy([-1, 1], Int32Array.of(-1, -1))).toBe(0.5);
    expect(accuracyWithInterval([3, 4], [3, 4]).accuracy).toBe(1);
  });

  it('compares texts', () => {
    expect(accuracy(['sine', 'square'], ['sine', 'sine'])).toBe(0.5);
    expect(() => accuracy(['sine'], [0] as never)).toThrow('both need labels of one kind');
  });

  it('takes what labels makes of scores', () => {
    const predicted = labels([0.2, 0.9, 0.7]);
    expect(accuracy([0, 1, 0], predicted)).toBe(2 / 3);
  });

  it('takes whole numbers for scores where a threshold is given', () => {
    expect(accuracy([1, 0], [2, -1], { threshold: 0.5 })).toBe(1);
  });

  it('weighs rows', () => {
    expect(accuracy([0, 1], [0.2, 0.3], { weights: [3, 1] })).toBe(0.75);
    expect(accuracy(['a', 'b'], ['a', 'a'], { weights: [1, 3] })).toBe(0.25);
    expect(() => accuracyWithInterval([0], [0], { weights: [1] } as never)).toThrow(
      'accuracyWithInterval does not know the option "weights"',
    );
  });
});
