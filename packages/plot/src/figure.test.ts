import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawn, tagProblems } from '../test/svg-document.js';
import { lines, renderFigure } from './index.js';

const nasty = `<b>"Q&A"</b> it's \u0001`;

describe('a rendered figure', () => {
  it('stands alone: size, name, description and style are inside', async () => {
    const { svg } = await drawn(lines({ loss: [2, 1] }, { title: 'Training', width: 500, height: 300 }));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(svg).toContain('viewBox="0 0 500 300" width="500"');
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title>Training<\/title><desc>Lines: loss, 2 values, the last is 1\.<\/desc>/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/href|url\(|<script| id="/);
    expect(svg.match(/<style>/g)).toHaveLength(1);
  });

  it('has no background and takes its colour from where it is', async () => {
    const { svg } = await drawn(lines({ loss: [2, 1] }));
    expect(svg).not.toContain('white');
    expect(svg).toMatch(/^<svg[^>]* fill="currentColor"/);
  });

  it('is well-formed XML whatever names hold', async () => {
    const { svg, texts } = await drawn(lines({ [nasty]: [2, 1] }, { title: nasty, xLabel: nasty, yLabel: nasty }));
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('\u0001');
    expect(texts.filter((text) => text.includes(`<b>"Q&A"</b> it's`))).toHaveLength(4);
    expect(tagProblems(svg)).toEqual([]);
  });

  it('wraps long titles and shortens long names', async () => {
    const long = 'a name that goes on and on '.repeat(6).trim();
    const { texts, select } = await drawn(lines({ [long]: [2, 1] }, { width: 400 }));
    expect(texts.some((text) => text.endsWith('…'))).toBe(true);
    expect(select('text[font-size="16"]').length).toBeGreaterThan(3);
  });

  it('keeps room for the plot in a narrow figure', async () => {
    const { paths } = await drawn(lines({ [nasty.repeat(5)]: [2, 1] }, { width: 320 }));
    const [from = 0, to = 0] = (paths('line')[0] ?? '')
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(',')[0]));
    expect(to - from).toBeGreaterThan(100);
  });

  it('grows where text would leave the plot no room', () => {
    const names = Array.from({ length: 40 }, (_, index) => [`series ${index}`, [1, 2]] as const);
    expect(lines({ loss: [1, 2] }).height).toBe(380);
    expect(lines(Object.fromEntries(names)).height).toBeGreaterThan(640);
  });

  it('draws in any document and leaves it as it was', () => {
    const { document } = parseHTML('<!doctype html><html><body><p>text</p></body></html>');
    const before = document.toString();
    const figure = lines({ loss: [2, 1] });
    const svg = renderFigure(figure, document);
    expect(document.toString()).toBe(before);
    expect(renderFigure(figure, document)).toBe(svg);
  });
});
