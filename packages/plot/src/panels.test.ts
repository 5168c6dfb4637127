import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { lines, panels } from './index.js';

const [train, test] = [lines({ loss: [2, 1] }, { title: 'Train' }), lines({ loss: [3, 2] }, { title: 'Test' })];

describe('panels', () => {
  it('puts figures beside each other, each laid out for its column', async () => {
    const figure = panels([train, test], { title: 'm8' });
    const { svg, texts, select } = await drawn(figure);
    expect(figure.width).toBe(720);
    expect(texts).toEqual(expect.arrayContaining(['m8', 'Train', 'Test']));
    expect(select('svg > g[aria-label="Test"]')[0]?.getAttribute('transform')).toBe('translate(368,29)');
    expect(svg.match(/<style>/g)).toHaveLength(1);
    expect(svg.match(/<title>/g)).toHaveLength(1);
    expect(figure.description).toBe(
      'Train. Lines: loss, 2 values, the last is 1. Test. Lines: loss, 2 values, the last is 2.',
    );
  });

  it('puts them in rows, and widens where columns need it', () => {
    expect(panels([train, test], { columns: 1 }).height).toBe(760);
    expect(panels([train, test, train]).width).toBe(3 * 340 + 32);
    expect(panels([train, test], { width: 1000, height: 300 }).height).toBe(300);
    expect(panels([panels([train, test]), train], { columns: 1 }).height).toBe(760);
  });

  it('is named after its figures where it has no title', () => {
    expect(panels([train, test]).title).toBe('Train; Test');
  });

  it('refuses what is no figure, and columns without room', () => {
    expect(() => panels([])).toThrow('There are no figures');
    expect(() => panels([Promise.resolve(train) as never])).toThrow(
      'Panel 0 is an object, not a figure; await those that take time.',
    );
    expect(() => panels([train, test, train], { width: 720 })).toThrow('Each of 3 columns would be 229 pixels wide');
    expect(() => panels([train], { columns: 0 })).toThrow('columns is 0');
  });
});
