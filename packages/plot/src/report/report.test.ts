import { LinnetError } from '@linnet/core';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { lines } from '../lines.js';
import { toSvg } from '../node.js';
import { report } from './report.js';

const nasty = `<script>alert("x")</script> & 'more'`;
const open = (html: string) => parseHTML(html).document;

describe('report', () => {
  it('is one page with everything inside', async () => {
    const figure = await toSvg(lines({ loss: [1, 0.5] }, { title: 'Loss' }));
    const page = report({
      title: 'Anomaly classifier',
      lead: 'First paragraph.\n\nSecond one.',
      sections: [
        {
          title: 'Result',
          facts: [
            { label: 'Accuracy', value: '95.7 %', note: '560 rows' },
            { label: 'Latency', value: '375 cycles' },
          ],
        },
        { title: 'Training', text: 'It went well.', figure, caption: 'Loss after every epoch.' },
        { title: 'Model', code: 'a\n  b' },
        {
          title: 'Files',
          links: [
            { path: 'history.csv', note: 'losses' },
            { path: 'figures/a b#1.svg', label: 'Figure' },
          ],
        },
      ],
    });
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8">/);
    const document = open(page);
    const texts = (selector: string) =>
      Array.from(document.querySelectorAll(selector)).map((element) => element.textContent);
    expect(texts('title')[0]).toBe('Anomaly classifier');
    expect(texts('h1')).toEqual(['Anomaly classifier']);
    expect(texts('p.lead')).toEqual(['First paragraph.', 'Second one.']);
    expect(texts('h2')).toEqual(['Result', 'Training', 'Model', 'Files']);
    expect(texts('.facts dt')).toEqual(['Accuracy', 'Latency']);
    expect(texts('.facts .value')).toEqual(['95.7 %', '375 cycles']);
    expect(texts('figure.drawing figcaption')).toEqual(['Loss after every epoch.']);
    expect(page).toContain(figure);
    expect(texts('pre code')).toEqual(['a\n  b']);
    expect(texts('.links li')).toEqual(['history.csv losses', 'Figure']);
    expect(Array.from(document.querySelectorAll('a')).map((link) => link.getAttribute('href'))).toEqual([
      'history.csv',
      'figures/a%20b%231.svg',
    ]);
  });

  it('sets columns of numbers to the right', () => {
    const page = report({
      title: 'Table',
      sections: [
        {
          title: 'History',
          table: {
            head: ['Name', 'Loss', 'Share'],
            rows: [
              ['one', 0.5, '95.7 %'],
              ['2', -1, '1,024'],
            ],
          },
          caption: 'By epoch.',
        },
      ],
    });
    const cells = Array.from(open(page).querySelectorAll('td'));
    expect(cells.map((cell) => cell.textContent)).toEqual(['one', '0.5', '95.7 %', '2', '-1', '1,024']);
    expect(cells.map((cell) => cell.className)).toEqual(['', 'number', 'number', '', 'number', 'number']);
    expect(page).toContain('<figcaption>By epoch.</figcaption>');
  });

  it('runs no scripts, asks the network for nothing and knows dark mode and paper', () => {
    const page = report({ title: 'Short', sections: [] });
    expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('@media print');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
  });

  it('escapes text wherever it stands', () => {
    const page = report({
      title: nasty,
      lead: nasty,
      sections: [
        {
          title: nasty,
          text: nasty,
          facts: [{ label: nasty, value: nasty, note: nasty }],
          table: { head: [nasty], rows: [[nasty]] },
          caption: nasty,
          code: nasty,
          links: [{ path: `files/${nasty}`, label: nasty, note: nasty }],
        },
      ],
    });
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;more&#39;/g)).toHaveLength(14);
  });

  it('is the same text for the same content', () => {
    const content = { title: 'Same', sections: [{ title: 'One', text: 'Two' }] };
    expect(report(content)).toBe(report({ ...content }));
  });

  it('lists every problem at once', () => {
    const make = () =>
      report({
        title: ' ',
        sections: [
          { title: 'A', figure: 'loss.svg', table: { head: ['x', 'y'], rows: [[1, 2], [3]] } },
          {
            title: 'B',
            links: [
              { path: 'javascript:alert(1)' },
              { path: '/etc/passwd' },
              { path: 'https://example.org' },
              { path: 'fine.csv' },
            ],
          },
        ],
      });
    try {
      make();
      expect.unreachable();
    } catch (error) {
      if (!LinnetError.is(error)) throw error;
      expect(error.code).toBe('bad-value');
      expect(error.problems).toHaveLength(6);
      expect(error.message).toContain('Section "A": row 1 of the table has 1 cells for 2 columns.');
      expect(error.message).toContain('Section "A": the figure starts with "loss.svg"; pass SVG text');
      expect(error.message).toContain('Section "B": the link to "javascript:alert(1)" is no path');
    }
  });
});
