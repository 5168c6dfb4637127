import { describe, expect, it } from 'vitest';
import { createPace, passLength } from './pace.js';

describe('a pace', () => {
  it('begins with a batch, and makes passes as long as a turn', () => {
    const pace = createPace(1000);
    expect(pace.lengthOf(0)).toBe(1);
    pace.note(1, 0.5);
    expect(pace.lengthOf(1)).toBe(100);
    pace.note(100, 200);
    expect(pace.lengthOf(2)).toBe(25);
    // Never less than a batch, nor more than there is.
    pace.note(1, 1e6);
    expect(pace.lengthOf(3)).toBe(1);
    pace.note(25, 0);
    expect(pace.lengthOf(4)).toBe(1000);
  });

  it('tells everybody the same of a pass, however late they ask', () => {
    const pace = createPace(1000);
    const asked = Array.from({ length: 20 }, (_, pass) => {
      const length = pace.lengthOf(pass);
      pace.note(1 + pass, 1);
      return length;
    });
    expect(new Set(asked).size).toBe(20);
    expect(asked.map((_, pass) => pace.lengthOf(pass))).toEqual(asked);
  });

  it('gives a turn when one is due, the same to all', async () => {
    const pace = createPace(10);
    const now = performance.now();
    const turn = pace.turn(now);
    expect(turn).toBeInstanceOf(Promise);
    expect(pace.turn(now)).toBe(turn);
    await turn;
    expect(pace.turn(now)).toBeUndefined();
    expect(pace.turn(now + 1000)).toBeInstanceOf(Promise);
  });

  it('goes batch by batch where a callback looks at each', () => {
    expect(passLength([{}], 7)).toBe(7);
    expect(passLength([{}, { onBatchEnd: () => undefined }], 7)).toBe(1);
  });
});
