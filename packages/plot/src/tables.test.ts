import { describe, expect, it } from 'vitest';
import { historyTable, layerTable, renderTable, tableText } from './index.js';

const history = {
  loss: Array.from({ length: 100 }, (_, at) => 0.69 - at / 1000),
  accuracy: Array.from({ length: 100 }, (_, at) => 0.5 + at / 200),
  validation: { loss: Array.from({ length: 100 }, () => Number.NaN) },
  learningRate: Array.from({ length: 100 }, () => 1e-4),
  epochs: 100,
};

describe('historyTable', () => {
  it('has a row for evenly spread epochs, the first and the last among them', () => {
    const { head, rows } = historyTable(history, { rows: 3 });
    expect(head).toEqual(['Epoch', 'Loss', 'Accuracy', 'Validation loss', 'Learning rate']);
    expect(rows).toEqual([
      [1, '0.6900', '0.5000', '–', '0.0001'],
      [51, '0.6400', '0.7500', '–', '0.0001'],
      [100, '0.5910', '0.9950', '–', '0.0001'],
    ]);
    expect(historyTable(history).rows).toHaveLength(20);
    expect(historyTable({ loss: [1] }).rows).toEqual([[1, '1.000']]);
  });

  it('refuses what is no history', () => {
    expect(() => historyTable(null as never)).toThrow('historyTable takes a history');
    expect(() => historyTable({ loss: [] })).toThrow('historyTable takes a history');
    expect(() => historyTable(history, { rows: 1 })).toThrow('rows is 1; use a whole number from 2 up');
  });
});

describe('layerTable', () => {
  const layers = [
    { name: 'dense', kind: 'dense', output: [4], parameters: 12 },
    { name: 'conv1d', kind: 'conv1d', output: [126, 8], parameters: 12345 },
  ];

  it('adds parameters up', () => {
    expect(tableText(layerTable(layers))).toBe(
      [
        'Layer   Kind    Output   Parameters',
        '──────  ──────  ───────  ──────────',
        'dense   dense   4                12',
        'conv1d  conv1d  126 x 8      12,345',
        'All                          12,357',
      ].join('\n'),
    );
  });

  it('becomes HTML, with text escaped', () => {
    const html = renderTable(layerTable([{ name: '<b>', kind: 'dense', output: [], parameters: 1 }]));
    expect(html).toContain('<td>&lt;b&gt;</td>');
    expect(html).toContain('<td class="number">1</td>');
  });

  it('refuses what are no layers, and no tables', () => {
    expect(() => layerTable([])).toThrow('There are no layers');
    expect(() => layerTable([null as never])).toThrow('Layer 0 is null; pass { name, kind, output, parameters }.');
    expect(() => renderTable(null as never)).toThrow('A table is { head, rows }');
    expect(() => tableText({ head: ['a'], rows: [[1, 2]] })).toThrow('row 0 of the table has 2 cells for 1 columns.');
  });
});
