import { describe, expect, it } from 'vitest';
import { wordRanges } from './index.js';
import { toSvg } from './node.js';

describe('wordRanges', () => {
  const fits = { name: 'dense_1 weights', representable: [-1, 0.99], used: [-0.4, 0.62] } as const;

  it('draws each range over its word, and tells them', async () => {
    const figure = wordRanges([fits, { name: 'outputs', representable: [-2, 1.98], used: [0, 1] }]);
    expect(figure.description).toContain('dense_1 weights from −0.4 to 0.62 of −1 to 0.99; outputs from 0 to 1');
    const svg = await toSvg(figure);
    expect(svg.match(/<rect /g)?.length).toBeGreaterThanOrEqual(4);
    expect(svg).not.toContain('cannot hold');
  });

  it('shows what a word cannot hold', async () => {
    const svg = await toSvg(wordRanges([{ name: 'outputs', representable: [-1, 0.99], used: [-3, 2] }]));
    expect(svg).toContain('what it cannot hold');
    expect(svg).toContain('linnet-alarm');
  });

  it('refuses no words, and ranges that are none', () => {
    expect(() => wordRanges([])).toThrow('has no words');
    expect(() => wordRanges([{ ...fits, used: [1, 0] }])).toThrow('"dense_1 weights" has the range');
    expect(() => wordRanges([{ ...fits, used: [Number.NaN, 0] }])).toThrow('"dense_1 weights" has the range');
  });
});
