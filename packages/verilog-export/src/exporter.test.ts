import { createRegistry } from '@linnet/core';
import { costOf, mokuGo, quantise } from '@linnet/quantisation';
import { testExporter } from '@linnet/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { clippedModel, errorOf } from '../test/models.js';
import { type VerilogDesign, type VerilogOptions, type VerilogReport, verilog } from './index.js';

const input = { bits: 16, step: 2 ** -15, rounding: 'halfUp', overflow: 'saturate' } as const;
const { artifact } = quantise(clippedModel([4, 5, 3], ['relu', 'tanh']), { input });
const classifier = quantise(clippedModel([100, 100, 64, 64, 32, 1], ['relu', 'relu', 'relu', 'relu', 'tanh']), {
  input,
}).artifact;
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

testExporter(verilog, [
  { name: 'a small network', model: artifact, options: {}, valid: true },
  {
    name: 'with every option',
    model: artifact,
    options: { name: 'tiny', multipliers: 2, wrapper: 'moku-compile' },
    valid: true,
  },
  { name: 'a model that is not quantised', model: clippedModel([2, 1], ['relu']), options: {}, valid: false },
  { name: 'a word of Verilog for a name', model: artifact, options: { name: 'module' }, valid: false },
  { name: 'no multiplier', model: artifact, options: { multipliers: 0 }, valid: false },
]);

describe('verilog', () => {
  it('refuses a name that no tool takes, and says what to use', () => {
    const names = ['table', 'logic', '2nd', 'a-b', 'Upper', 'a__b', '_a', 'a_', '', `a${'b'.repeat(64)}`];
    for (const name of names)
      expect(verilog.check(artifact, { name }), name).toEqual([expect.stringContaining('name is')]);
    for (const name of ['ab', 'net2', 'my_net_3']) expect(verilog.check(artifact, { name }), name).toEqual([]);
  });

  it('refuses every name that the design has inside', async () => {
    const found = new Set<string>();
    for (const widths of [
      [3, 4, 2],
      [5, 2, 6],
    ] as const) {
      const { artifact: inner } = quantise(clippedModel(widths, ['relu', 'tanh']), { input, steps: 'any' });
      for (const options of [{}, { multipliers: 1 }, { multipliers: 3 }]) {
        const { bytes, beside } = await verilog.export(inner, { ...options, name: 'qq', wrapper: 'moku-compile' });
        for (const name of identifiers(bytes, beside)) if (!name.startsWith('qq')) found.add(name);
      }
    }
    expect(found.size).toBeGreaterThan(100);
    expect([...found].filter((name) => verilog.check(artifact, { name }).length === 0)).toEqual([]);
  });

  it('refuses options that there are not, and every problem at once', () => {
    const bad = [{ multiplier: 3 }, { multipliers: 1.5 }, { multipliers: '3' }, { wrapper: 'moku' }, 7] as const;
    // @ts-expect-error none of these are options; plain JavaScript passes them all the same.
    for (const options of bad) expect(verilog.check(artifact, options), JSON.stringify(options)).toHaveLength(1);
    const error = errorOf(() => verilog.export(clippedModel([2, 1], ['relu']), { name: 'wire', multipliers: 0 }));
    expect(error.code).toBe('refused');
    expect(error.problems).toEqual([
      expect.stringContaining('name is "wire"'),
      expect.stringContaining('multipliers is 0; use a whole number from 1 up'),
      expect.stringContaining('not quantised'),
    ]);
  });

  it("has the latency of the formula for the classifier, and the emulator's cost", async () => {
    const { report } = await verilog.export(classifier, {});
    const { multiplications, cycles } = costOf(classifier.quantised);
    expect(report.latencyCycles).toBe(375);
    expect(report.latencyCycles).toBe(cycles);
    expect(report.initiationInterval).toBe(100);
    expect(report.multipliers).toEqual({ total: 262, products: 261, rescaling: 0, interpolation: 1 });
    expect(report.memoryBits).toMatchObject({ weights: multiplications * 16, tables: 1024 * 33, signals: 0 });
    expect(report.isShared).toBe(false);
  });

  it('shares as many multipliers as it is given, and says what that costs', async () => {
    const cycles = [1, 2, 60, 100, 261, 262, 1000].map((multipliers) => {
      const { report } = exportOf({ multipliers });
      expect(report.multipliers.total).toBeLessThanOrEqual(multipliers);
      return [multipliers, report.multipliers.total, report.latencyCycles, report.initiationInterval];
    });
    expect(cycles).toEqual([
      [1, 1, 22_591, 22_591],
      [2, 2, 11_319, 11_319],
      [60, 51, 630, 630],
      [100, 100, 391, 391],
      [261, 101, 375, 375],
      [262, 262, 375, 100],
      [1000, 262, 375, 100],
    ]);
    expect(exportOf({ multipliers: 100 }).report.notes).toContainEqual(
      expect.stringContaining('additions, bit after bit: 391 cycles'),
    );
  });

  it('names its files, lengths and assumptions', async () => {
    const { artifact: assumed } = quantise(clippedModel([4, 5, 3], ['relu', 'tanh']), { profile: mokuGo });
    const { report, value, bytes, beside } = await verilog.export(assumed, { name: 'tiny', wrapper: 'moku-compile' });
    expect(report.assumptions).toHaveLength(2);
    for (const assumption of report.assumptions) expect(text(bytes)).toContain(assumption);
    expect(report.files).toEqual(['tiny.v', ...Object.keys(beside ?? {})]);
    expect(report.files).toEqual(
      expect.arrayContaining(['tiny_tb.v', 'tiny_moku.v', 'CustomInstrument.sv', 'CustomWrapper.v']),
    );
    expect(value).toMatchObject({ name: 'tiny', inputs: 4, inputBits: 16, outputs: 3, outputBits: 16 });
    expect(report.layers.map(({ weightBits, activation }) => [weightBits, activation])).toEqual([
      [18, 'relu'],
      [18, 'table of 1024 steps'],
    ]);
    for (const file of ['tiny_moku.v', 'CustomInstrument.sv', 'CustomWrapper.v']) {
      expect(text(beside?.[file]), file).toContain('never synthesised');
    }
    expect(report.notes).toContainEqual(expect.stringContaining('never synthesised'));
  });

  it('brings its types, by value and by name', async () => {
    expectTypeOf<Awaited<ReturnType<typeof verilog.export>>['value']>().toEqualTypeOf<VerilogDesign>();
    expectTypeOf<Awaited<ReturnType<typeof verilog.export>>['report']>().toEqualTypeOf<VerilogReport>();
    expect(createRegistry([verilog]).exporter('verilog')).toBe(verilog);
  });
});

/** Words of Verilog files outside of comments, texts, numbers and directives. */
function identifiers(bytes: Uint8Array, beside: Readonly<Record<string, Uint8Array>> = {}): readonly string[] {
  const files = Object.entries(beside).filter(([name]) => /\.s?v$/u.test(name));
  return [bytes, ...files.map(([, content]) => content)].flatMap((content) => {
    const code = text(content).replace(/\/\/.*|"[^"]*"|[`$]\w+|\d*'s?[hdb][0-9a-f]+/gu, '');
    return code.match(/(?<!\w)[a-z]\w*/gu) ?? [];
  });
}

function exportOf(options: VerilogOptions) {
  const exported = verilog.export(classifier, options);
  if (exported instanceof Promise) throw new Error('It is exported at once.');
  return exported;
}
