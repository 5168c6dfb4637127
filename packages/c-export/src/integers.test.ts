import { type ModelArtifact, type QuantisedNetwork, random } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { integerVectors, predictQuantised, quantise, wordLimits } from '@linnet/quantisation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networks } from '../test/arbitraries.js';
import { asCpp, runTogether, strictest } from '../test/compile.js';
import { denseSpec, modelOf, plainSpec, quantisedModel } from '../test/models.js';
import { c } from './exporter.js';

const compiler = await withWorkbench((bench) => bench.find(['cc', 'gcc', 'clang']));
const cpp = await withWorkbench((bench) => bench.find(['c++', 'g++', 'clang++']));

const documentOf = (model: ModelArtifact, name: string) => c.export(model, { name });

/** Rows of a network as lists, and what the emulator answers to all of them. */
function vectorsOf(network: QuantisedNetwork, count: number, seed: number) {
  const { inputs, expected } = integerVectors(network, { count, seed });
  const width = inputs.shape[1] ?? 1;
  const rows = Array.from({ length: count }, (_, row) => [...inputs.data.subarray(row * width, (row + 1) * width)]);
  return { rows, expected: [...expected.data] };
}

async function compare(
  these: readonly QuantisedNetwork[],
  how: { readonly compiler: string; readonly flags: readonly string[] },
) {
  const vectors = these.map((network, index) => vectorsOf(network, 12, index));
  const exports = await Promise.all(these.map((network, index) => documentOf(quantisedModel(network), `net${index}`)));
  const calls = exports.map(({ value }, index) => ({
    document: value,
    function: 'run' as const,
    rows: vectors[index]?.rows ?? [],
  }));
  const answers = await withWorkbench((bench) => runTogether(bench, calls, how));
  expect(answers).toEqual(vectors.map(({ expected }) => expected));
}

describe.skipIf(compiler === undefined)('C in integers (skipped where no C compiler is installed)', () => {
  const cc = { compiler: compiler ?? 'cc', flags: strictest };

  it('answers to the bit as the emulator, for any network, without a warning or undefined behaviour', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(networks, { minLength: 50, maxLength: 50, size: 'max' }), (these) =>
        compare(these, cc),
      ),
      { numRuns: 1, endOnFailure: true },
    );
  });

  it.skipIf(cpp === undefined)('is C++ too', async () => {
    await compare(fc.sample(networks, { numRuns: 40, seed: 3 }), { compiler: cpp ?? 'c++', flags: asCpp });
  });

  it("predicts in the user's units as the emulator, whatever rounds and overflows", async () => {
    const rules = (['floor', 'halfUp', 'halfEven'] as const).flatMap((rounding) =>
      (['wrap', 'saturate', 'saturateSymmetric'] as const).flatMap((overflow) =>
        [0.25, 0.1].map((step) => ({ bits: 6, step, rounding, overflow })),
      ),
    );
    const scalings = [
      {},
      { input: { low: [-3, 0], high: [5, 0.5] }, output: { low: [2], high: [7] } },
      { input: { low: [1, 1], high: [1, 1] } },
      { input: { low: [-2, -2], high: [4, 4] }, output: { low: [0.1], high: [0.1] } },
    ];
    const rows = predictionRows();
    const x = { data: Float64Array.from(rows.flat()), shape: [rows.length, 2] };
    const calibration = { data: x.data.subarray(0, 60), shape: [30, 2] };
    const models = rules.map((input, index) => {
      const model = modelOf([2], [denseSpec(2, 3, 'tanh'), denseSpec(3, 1, 'linear', 'dense_2', 5)], {
        scaling: scalings[index % scalings.length] ?? {},
      });
      return quantise(model, { input, activations: 12, calibration }).artifact;
    });
    const exports = await Promise.all(models.map((model, index) => documentOf(model, `predict${index}`)));
    const calls = exports.map(({ value }) => ({ document: value, function: 'predict' as const, rows }));
    const answers = await withWorkbench((bench) => runTogether(bench, calls, cc));
    expect(answers.map((values) => values.map(Math.fround))).toEqual(
      models.map((model) => [...predictQuantised(model, x).data]),
    );
  });

  it('runs what saturates, and limits what is outside of the word', async () => {
    const model = modelOf([1], [denseSpec(1, 2, 'relu')]);
    const { artifact, network } = quantise(model, {
      input: 4,
      calibration: { data: Float64Array.of(-1, 1), shape: [2, 1] },
    });
    const { least, greatest } = wordLimits(4, network.input.overflow);
    const { value } = await documentOf(artifact, 'narrow');
    const call = { document: value, function: 'run' as const };
    const outside = [[-2_147_483_648], [least - 1], [greatest + 1], [2_147_483_647]];
    const inside = [[least], [least], [greatest], [greatest]];
    const [found, wanted] = await withWorkbench((bench) =>
      runTogether(
        bench,
        [
          { ...call, rows: outside },
          { ...call, rows: inside },
        ],
        cc,
      ),
    );
    expect(found).toEqual(wanted);
  });

  it('proves every input of a small network, and tells who ran it', async () => {
    const model = modelOf(
      [2],
      [
        denseSpec(2, 3, 'tanh'),
        plainSpec('clip', 'clip_1', { to: [-0.5, 1] }),
        denseSpec(3, 1, 'sigmoid', 'dense_2', 4),
      ],
    );
    const calibration = { data: Float64Array.from(random(1).uniform(-1, 1, 64)), shape: [32, 2] };
    const { artifact, network } = quantise(model, {
      input: 8,
      weights: 8,
      activations: 8,
      scales: 'perChannel',
      steps: 'any',
      calibration,
    });
    const exported = await documentOf(artifact, 'proven');
    const verification = await withWorkbench(async (bench) =>
      c.verify?.(exported, integerVectors(network, { count: 'all' }), bench),
    );
    expect(verification).toMatchObject({ vectors: 65_536, mismatches: 0, worst: 0, notes: [] });
    expect(verification?.by).toMatch(/^(cc|gcc|clang) \d+\.\d+/);
  });
});

/** Numbers that round, saturate, wrap and vanish. */
function predictionRows(): readonly (readonly number[])[] {
  const generator = random(5);
  const drawn = Array.from({ length: 30 }, () => [generator.uniform(-4, 6), generator.uniform(-1, 1)]);
  const halves = [-2.5, -0.125, 0.125, 0.375, 0.05, 0.15, -0.05, 1e6, -1e6, 12345.678, 1e-320, -1e-320, 0].map(
    (value) => [value, -value],
  );
  return [...drawn, ...halves, [1e15, 3e17], [-7e18, 5e22], [1e300, -1e300], [1e307, -1e307]];
}
