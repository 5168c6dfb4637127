import { describe, expect, it } from 'vitest';
import { debounced, stretchesOf } from './debounce.js';

const flags = (text: string): readonly boolean[] => Array.from(text, (letter) => letter === '#');
const text = (list: readonly boolean[]): string => list.map((flag) => (flag ? '#' : '.')).join('');

describe('debounced', () => {
  it('waits for so many that agree, on the way on and off', () => {
    expect(text(debounced(flags('.#.###.#..####'), 1))).toBe('.#.###.#..####');
    expect(text(debounced(flags('.#.###.#..####'), 2))).toBe('....#####..###');
    expect(text(debounced(flags('.#.###.#..####'), 20))).toBe('..............');
  });
});

describe('stretchesOf', () => {
  it('finds those at the ends too', () => {
    expect(stretchesOf(flags('##..#.##'))).toEqual([
      { first: 0, last: 1 },
      { first: 4, last: 4 },
      { first: 6, last: 7 },
    ]);
    expect(stretchesOf([])).toEqual([]);
  });
});
