import { withWorkbench } from '@linnet/core/node';
import { fixedPoint, quantise } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { clippedModel } from '../test/models.js';
import { has, hasIcarus } from '../test/simulate.js';
import { cellCounts, type VerilogOptions, verilog } from './index.js';

const { artifact } = quantise(clippedModel([3, 4, 2], ['relu', 'tanh']), {
  input: fixedPoint(12, 11),
  scales: 'perChannel',
  steps: 'any',
});
const variants: readonly VerilogOptions[] = [{}, { multipliers: 1 }, { multipliers: 5 }];
const named = variants.map((options) => [JSON.stringify(options), options] as const);

describe.skipIf(!hasIcarus)('iverilog (needs iverilog)', () => {
  it.each(named)('takes the design of %s as Verilog-2005 without a warning', async (_name, options) => {
    const exported = await verilog.export(artifact, options);
    await withWorkbench(async (bench) => {
      await bench.write('network.v', exported.bytes);
      expect(await bench.run('iverilog', ['-g2005', '-Wall', '-t', 'null', 'network.v'])).toBe('');
    });
  });
});

describe.skipIf(!has('verilator'))('verilator --lint-only -Wall (needs verilator)', () => {
  it.each(named)('finds nothing in the design of %s', async (_name, options) => {
    const { bytes, beside = {} } = await verilog.export(artifact, { ...options, wrapper: 'moku-compile' });
    await withWorkbench(async (bench) => {
      await bench.write('network.v', bytes);
      for (const [name, content] of Object.entries(beside)) await bench.write(name, content);
      const lint = ['--lint-only', '-Wall', '--top-module'];
      await bench.run('verilator', [...lint, 'network', 'network.v']);
      await bench.run('verilator', [...lint, 'CustomInstrument', 'CustomInstrument.sv', 'network_moku.v', 'network.v']);
      await bench.run('verilator', [...lint, 'CustomWrapper', 'CustomWrapper.v', 'network_moku.v', 'network.v']);
    });
  });
});

describe.skipIf(!has('yosys'))('cellCounts (needs yosys)', () => {
  it.each(named)('counts the multipliers that the report has for %s', async (_name, options) => {
    const exported = await verilog.export(artifact, options);
    const counts = await withWorkbench((bench) => cellCounts(exported, bench));
    expect(counts?.multipliers).toBe(exported.report.multipliers.total);
    expect(counts?.by).toMatch(/^yosys \d/u);
    expect(counts?.total).toBeGreaterThan(10);
  });

  it('maps to the blocks of a chip', async () => {
    const { artifact: plain } = quantise(clippedModel([3, 2], ['relu']), { input: fixedPoint(12, 11) });
    const exported = await verilog.export(plain, {});
    const counts = await withWorkbench((bench) => cellCounts(exported, bench, { target: 'xilinx7' }));
    expect(counts?.multipliers).toBe(2);
    expect(counts?.cells.FDRE).toBeGreaterThan(0);
  });

  it('refuses options that there are not', async () => {
    const exported = await verilog.export(artifact, {});
    await withWorkbench(async (bench) => {
      // @ts-expect-error no such target
      await expect(cellCounts(exported, bench, { target: 'asic' })).rejects.toThrow('target is "asic"; use "coarse"');
    });
  });
});

describe('cellCounts', () => {
  it('gives nothing where yosys is not installed', async () => {
    const exported = await verilog.export(artifact, {});
    const counts = await withWorkbench((bench) => cellCounts(exported, { ...bench, find: async () => undefined }));
    expect(counts).toBeUndefined();
  });
});
