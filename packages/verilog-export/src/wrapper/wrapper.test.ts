import type { Overflow } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { fixedPoint, quantise } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { clippedModel } from '../../test/models.js';
import { expectSame, hasIcarus, simulate } from '../../test/simulate.js';
import { verilog } from '../index.js';
import { level } from './vectors.js';

const wrapper = 'moku-compile';

describe.skipIf(!hasIcarus)('the custom instrument behind a stub of its ports (needs iverilog and vvp)', () => {
  it.each<readonly [string, readonly number[], number, Overflow, number | undefined]>([
    ['a window of 5, 16 bits', [5, 4, 1], 16, 'saturate', undefined],
    ['a window of 5, 18 bits, shared', [5, 4, 2], 18, 'saturate', 2],
    ['3 inputs, 12 bits, 3 outputs', [3, 5, 3], 12, 'saturateSymmetric', undefined],
    ['2 inputs, 8 bits, 4 outputs, shared', [2, 3, 4], 8, 'wrap', 3],
    ['1 input, 7 outputs one after another', [1, 4, 7], 16, 'saturate', undefined],
  ])('%s', async (_name, widths, bits, overflow, multipliers) => {
    const { artifact } = quantise(clippedModel(widths, ['relu', 'tanh']), {
      input: fixedPoint(bits, bits - 1, { overflow }),
      activations: bits,
    });
    const options = { wrapper, ...(multipliers === undefined ? {} : { multipliers }) } as const;
    const verification = await simulate(artifact, options, { count: 10 });
    expectSame(verification);
    const ways = (widths[0] ?? 1) > 1 && (widths[0] ?? 1) <= 4 ? 2 : 1;
    expect(verification.notes.filter((note) => note.startsWith('The custom instrument'))).toHaveLength(ways);
  });

  it('also behind the ports of older versions', async () => {
    const { artifact } = quantise(clippedModel([3, 2, 2], ['relu', 'linear']), { input: fixedPoint(14, 13) });
    const { bytes, beside = {} } = await verilog.export(artifact, { wrapper, name: 'old' });
    await withWorkbench(async (bench) => {
      await bench.write('old.v', bytes);
      for (const [name, content] of Object.entries(beside)) await bench.write(name, content);
      const files = ['old_moku_tb.v', 'CustomWrapper.v', 'old_moku.v', 'old.v'];
      await bench.run('iverilog', ['-g2012', '-DCUSTOM_WRAPPER', '-o', 'tb', ...files]);
      expect(await bench.run('vvp', ['-n', 'tb'])).toMatch(/^PASS 27 samples/mu);
    });
  });
});

describe('level', () => {
  it('is full scale at full scale, rounded halves up, limited', () => {
    expect([-32_768, -1, 0, 8, 7, 32_767].map((value) => level(value, 16, 12, -2048))).toEqual([
      -2048, 0, 0, 1, 0, 2047,
    ]);
    expect([-32_768, 32_767].map((value) => level(value, 16, 18, -131_071))).toEqual([-131_071, 131_068]);
  });
});
