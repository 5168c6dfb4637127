import { fromRows, ndarray } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { failure } from '../../test/errors.js';
import { parseCsv } from '../csv.js';
import { concatenate, splitByTime, type WindowDataset, windows } from '../index.js';

const ramp = (samples: number): Float64Array => Float64Array.from({ length: samples }, (_, at) => at);

describe('windows', () => {
  it('cuts a recording, without overlap unless asked for', () => {
    const data = windows(ramp(10), { length: 3, label: 1 });
    expect(data.x).toEqual(
      fromRows([
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ]),
    );
    expect([...data.y.data]).toEqual([1, 1, 1]);
    expect(data.starts).toEqual([0, 3, 6]);
    expect(windows([...ramp(10)], { length: 4, step: 2, label: 0 }).starts).toEqual([0, 2, 4, 6]);
    expect(windows(ramp(4), { length: 4, label: 0 }).rows).toBe(1);
  });

  it('asks for the label of each window, with a copy of its samples', () => {
    const data = windows(ramp(6), {
      length: 2,
      label: ({ start, end, values }) => {
        const label = start * 100 + end * 10 + (values[0] ?? 0);
        values.fill(99);
        return label;
      },
    });
    expect([...data.y.data]).toEqual([20, 242, 464]);
    expect([...data.x.data]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('takes the window for its own target', () => {
    const data = windows(ramp(4), { length: 2, label: 'input' });
    expect(data.y).toEqual(data.x);
    expect(data.y.data).not.toBe(data.x.data);
  });

  it('keeps channels beside each other, their names and the rate of a table', () => {
    const text = '% Acquisition rate: 1e3 Hz\n% Time (s), A (V), B (V)\n0,1,2\n0.001,3,4\n0.002,5,6\n0.003,7,8';
    const data = windows(parseCsv(text), { length: 2, label: 0, classNames: ['quiet'] });
    expect(data.x).toEqual(ndarray(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), [2, 2, 2]));
    expect(data).toMatchObject({ sampleRate: 1000, columnNames: ['A (V)', 'B (V)'], classNames: ['quiet'] });
    const one = windows(parseCsv(text, { inputs: ['B (V)'] }), { length: 2, label: 0 });
    expect(one.x).toEqual(
      fromRows([
        [2, 4],
        [6, 8],
      ]),
    );
    expect(one.sampleRate).toBe(1000);
    expect(windows(ramp(4), { length: 2, label: 0, sampleRate: 50 }).shuffle(1).sampleRate).toBe(50);
  });

  it('knows where rows stand after they are shuffled', () => {
    const data = windows(ramp(30), { length: 5, label: 0 }).shuffle(3);
    expect(data.starts).toEqual(Array.from({ length: data.rows }, (_, row) => data.x.data[row * 5]));
  });

  it.each([
    ['a window that is too long', () => windows(ramp(3), { length: 4, label: 0 }), 'longer than the recording of 3'],
    ['a step of nothing', () => windows(ramp(3), { length: 1, step: 0, label: 0 }), 'step is 0'],
    ['no label', () => windows(ramp(3), { length: 1 } as never), 'label is undefined'],
    [
      'a label that is none',
      () => windows(ramp(3), { length: 2, label: () => Number.NaN }),
      'starts at sample 0 is NaN',
    ],
    ['NaN', () => windows([1, Number.NaN], { length: 1, label: 0 }), 'NaN in row 1'],
    ['nothing', () => windows(null as never, { length: 1, label: 0 }), 'The signal is null'],
    ['text', () => windows('abc' as never, { length: 1, label: 0 }), 'The signal is "abc"'],
    ['three axes', () => windows(ndarray(new Float64Array(8), [2, 2, 2]), { length: 1, label: 0 }), '3 axes'],
    [
      'a class that has no name',
      () => windows(ramp(3), { length: 1, label: 2, classNames: ['a'] }),
      'which is none of them',
    ],
    ['a misspelt option', () => windows(ramp(3), { lenght: 2, label: 0 } as never), 'Did you mean "length"'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});

describe('splitByTime', () => {
  const samplesOf = (data: WindowDataset) => new Set(data.x.data);
  const data = windows(ramp(200), { length: 16, step: 3, label: 0 });

  it('lets no sample stand in two parts, however much windows overlap and in whatever order they are', () => {
    for (const windowed of [data, data.shuffle(4)]) {
      const [train, validation, test] = splitByTime(windowed, { shares: [0.5, 0.25, 0.25] });
      expectTypeOf(test).toEqualTypeOf<WindowDataset>();
      const parts = [train, validation, test].map(samplesOf);
      parts.forEach((part, at) => {
        for (const other of parts.slice(at + 1)) expect([...part].filter((sample) => other.has(sample))).toEqual([]);
      });
      expect(Math.max(...train.x.data)).toBeLessThan(Math.min(...validation.x.data));
      expect(train.rows).toBeGreaterThan(2 * test.rows - 3);
    }
  });

  it('leaves a gap', () => {
    const [before, after] = splitByTime(data, { shares: [0.6, 0.4], gap: 25 });
    expect(Math.min(...after.x.data) - Math.max(...before.x.data)).toBeGreaterThan(25);
    const [all, rest] = splitByTime(windows(ramp(20), { length: 5, label: 0 }), { shares: [0.5, 0.5] });
    expect([all.starts, rest.starts]).toEqual([
      [0, 5],
      [10, 15],
    ]);
  });

  it('goes with windows of several recordings, one at a time', () => {
    const parts = [0, 1].map((label) => splitByTime(windows(ramp(50), { length: 5, label }), { shares: [0.8, 0.2] }));
    const train = concatenate(parts.map(([first]) => first));
    expect(train.rows).toBe(16);
  });

  it.each([
    ['shares that are not 1', () => splitByTime(data, { shares: [0.5, 0.4] }), 'are 0.9 together'],
    [
      'a part without windows',
      () => splitByTime(data, { shares: [0.95, 0.05] }),
      'Part 1 of shares [0.95, 0.05] has no window',
    ],
    ['a negative share', () => splitByTime(data, { shares: [1.5, -0.5] }), 'shares is a list'],
    ['half a sample of gap', () => splitByTime(data, { shares: [0.5, 0.5], gap: 0.5 }), 'gap is 0.5'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
