import { fromRows } from 'linnet';
import { describe, expect, it } from 'vitest';
import { floatTolerance } from './float-tolerance.js';

describe('floatTolerance', () => {
  it('is a millionth of 1, or of the greatest answer, where nothing is scaled', () => {
    const small = fromRows([[0.25], [-0.5]]);
    expect(floatTolerance(small, small, undefined)).toEqual({
      tolerance: [1e-6],
      note: 'Answers may differ by up to 0.000001: a millionth of their range, which is about eight steps of a single float.',
    });
    const large = fromRows([[3], [-800]]);
    expect(floatTolerance(large, large, undefined).tolerance).toEqual([1e-6 * 800]);
  });

  it('is 4 times what sums in single floats change, where that is more', () => {
    const expected = fromRows([[0.5], [-0.5]]);
    const { tolerance, note } = floatTolerance(expected, fromRows([[0.5], [-0.5 + 1 / 131_072]]), undefined);
    expect(tolerance).toEqual([4 / 131_072]);
    expect(note).toMatch(
      /^Answers may differ by up to 0.000031: 4 times as much as the backends js and simd do on these/,
    );
  });

  it('is in the units of each output, of which one can be far from 0', () => {
    const bounds = { low: [0, -1e6, 1e5], high: [1e-9, 1e6, 1e5 + 1] };
    const expected = fromRows([
      [0, 0, 1e5],
      [1e-9, 1e6, 1e5 + 0.5],
    ]);
    const digits = (greatest: number): number => greatest / 4_194_304;
    const { tolerance, note } = floatTolerance(expected, expected, bounds);
    const wanted = [0.5e-15 + digits(1e-9), 1 + digits(1e6), 0.5e-6 + digits(1e5 + 0.5)];
    for (const [at, value] of wanted.entries()) expect((tolerance[at] ?? 0) / value).toBeCloseTo(1, 9);
    expect(note).toContain('to 1.2, output by output: ');
    // What the units alone round is no sign of a network that makes much of last digits.
    const single = fromRows([
      [0, 0, 1e5],
      [1e-9, 1e6, 1e5 + 0.5 + 1 / 128],
    ]);
    expect(floatTolerance(expected, single, bounds)).toEqual({ tolerance, note });
  });

  it('says so where nothing tells what single floats cost', () => {
    expect(floatTolerance(fromRows([[1]]), undefined, undefined).note).toContain('the simd backend does not run it.');
  });
});
