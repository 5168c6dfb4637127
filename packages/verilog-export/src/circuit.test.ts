import { withWorkbench } from '@linnet/core/node';
import { fixedPoint, integerVectors, quantise } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { clippedModel } from '../test/models.js';
import { expectSame, has, hasIcarus, run, simulate } from '../test/simulate.js';
import { verilog } from './index.js';

const input = fixedPoint(16, 15);
const classifier = quantise(clippedModel([100, 100, 64, 64, 32, 1], ['relu', 'relu', 'relu', 'relu', 'tanh']), {
  input,
});
const small = quantise(clippedModel([5, 7, 3, 2], ['tanh', 'relu', 'sigmoid']), {
  input,
  scales: 'perChannel',
  steps: 'any',
});

describe.skipIf(!hasIcarus)('the simulated circuit (needs iverilog and vvp)', () => {
  it('takes 375 cycles for the classifier, and a vector every 100', async () => {
    const verification = await simulate(classifier.artifact, {}, { count: 20 });
    expectSame(verification);
    expect(verification.notes).toEqual(['Measured: latency 375 cycles, a vector every 100.']);
  });

  it.each([60, 100, 261])('agrees for the classifier with %i multipliers', async (multipliers) => {
    expectSame(await simulate(classifier.artifact, { multipliers }, { count: 5 }));
  });

  it.each([1, 2, 3, 4, 5, 7, 9, 12, 16])('agrees with rescaling, tables and %i multipliers', async (multipliers) => {
    expectSame(await simulate(small.artifact, { multipliers }, { count: 40 }));
  });

  it.each([
    [1, 1],
    [7, 3],
    [1, 9],
    [9, 1],
    [1, 1, 1, 1, 1],
    [2, 13, 1, 6],
  ])('agrees for layers of %i, %i and so on', async (...widths) => {
    const { artifact } = quantise(clippedModel(widths, ['tanh', 'relu', 'linear', 'softsign']), { input });
    expectSame(await simulate(artifact, {}, { count: 30 }));
    expectSame(await simulate(artifact, { multipliers: 2 }, { count: 30 }));
  });

  it('agrees on every input of a network of two 8-bit inputs', async () => {
    const { artifact } = quantise(clippedModel([2, 3, 1], ['relu', 'tanh']), {
      input: fixedPoint(8, 7),
      weights: 8,
      activations: 8,
    });
    const verification = await simulate(artifact, {}, { count: 'all' });
    expect(verification.vectors).toBe(65_536);
    expectSame(verification);
  });

  it('lets cycles pass between words, and starts again after a reset', async () => {
    for (const options of [{}, { multipliers: 3 }]) {
      const exported = await verilog.export(small.artifact, { ...options, name: 'net' });
      await withWorkbench(async (bench) => {
        await bench.write('net.v', exported.bytes);
        for (const [name, content] of Object.entries(exported.beside ?? {})) await bench.write(name, content);
        await bench.run('iverilog', ['-g2012', '-s', 'net_tb', '-o', 'tb', 'net_tb.v', 'net.v']);
        for (const gap of [0, 1, 3, 50]) {
          expect(await bench.run('vvp', ['-n', 'tb', `+gap=${gap}`]), `gap ${gap}`).toMatch(/^PASS 32 vectors/mu);
        }
        for (const at of [4, 9, 17, 40]) {
          await bench.write('reset_tb.v', resetBench(at));
          await bench.run('iverilog', ['-g2012', '-s', 'reset_tb', '-o', 'reset', 'reset_tb.v', 'net_tb.v', 'net.v']);
          expect(await bench.run('vvp', ['-n', 'reset']), `reset at ${at}`).toMatch(/^PASS 32 vectors/mu);
        }
      });
    }
  });

  it('counts answers that differ, and says which', async () => {
    const vectors = integerVectors(small.network, { count: 6 });
    const wrong = vectors.expected.data.slice();
    wrong[0] = (wrong[0] ?? 0) + 3;
    wrong[5] = (wrong[5] ?? 0) - 1;
    const expected = { ...vectors.expected, data: wrong };
    const verification = await run(small.artifact, {}, { ...vectors, expected });
    expect(verification).toMatchObject({ vectors: 6, mismatches: 2, worst: 3 });
    expect(verification.notes[0]).toMatch(/^vector 0, output 0: -?\d+ instead of -?\d+$/u);
  });

  it('does not agree where its cycles are not those of the report', async () => {
    const exported = await verilog.export(small.artifact, {});
    const late = { ...exported, report: { ...exported.report, latencyCycles: exported.report.latencyCycles + 1 } };
    const vectors = integerVectors(small.network, { count: 4 });
    const verification = await withWorkbench((bench) => Promise.resolve(verilog.verify?.(late, vectors, bench)));
    expect(verification).toMatchObject({ vectors: 4, mismatches: 4, worst: 0 });
    expect(verification?.notes).toContainEqual(expect.stringContaining('the report says 25'));
  });
});

describe('without a simulator', () => {
  it('says that nothing was run', async () => {
    const exported = await verilog.export(small.artifact, {});
    const vectors = integerVectors(small.network, { count: 4 });
    const verification = await withWorkbench((bench) =>
      Promise.resolve(verilog.verify?.(exported, vectors, { ...bench, find: async () => undefined })),
    );
    expect(verification).toMatchObject({ vectors: 0, mismatches: 0, by: undefined });
    expect(verification?.notes[0]).toContain('neither iverilog');
  });
});

describe.skipIf(!(hasIcarus && has('verilator', 'make', 'g++')))('Verilator (needs verilator, make and g++)', () => {
  it('gives the same, where Icarus is not installed', async () => {
    const exported = await verilog.export(small.artifact, {});
    const vectors = integerVectors(small.network, { count: 50 });
    const verification = await withWorkbench((bench) =>
      Promise.resolve(
        verilog.verify?.(exported, vectors, {
          ...bench,
          find: async (programs) => (programs.includes('vvp') ? undefined : bench.find(programs)),
        }),
      ),
    );
    if (verification === undefined) throw new Error('The exporter verifies.');
    expectSame(verification);
    expect(verification.by).toMatch(/^verilator/u);
  });
});

/** The test bench of the network, reset once more after some vectors have begun: it then starts from the first one again. */
const resetBench = (at: number): string => `
\`timescale 1ns / 1ps
module reset_tb;
  net_tb bench ();
  initial begin
    repeat (${at + 4}) @(negedge bench.clk);
    force bench.reset = 1;
    force bench.in_valid = 0;
    @(negedge bench.clk);
    bench.word = 0;
    bench.vector = 0;
    bench.answered = 0;
    bench.wrong = 0;
    bench.latency_least = 2147483647;
    bench.latency_most = -1;
    bench.interval_least = 2147483647;
    bench.interval_most = -1;
    @(negedge bench.clk);
    release bench.reset;
    release bench.in_valid;
  end
endmodule
`;
