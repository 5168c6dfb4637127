import { createRegistry, LinnetError, type ModelArtifact } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { linnDocument } from '../test/arbitraries.js';
import { clip, dense, model } from '../test/models.js';
import { goldenText, netNames, netOptions, netToArtifact, readGolden, readNet } from '../test/nets.js';
import { linnToArtifact } from './artifact.js';
import type { LinnDocument } from './document.js';
import { type LinnReport, linn } from './exporter.js';
import type { LinnOptions } from './options.js';
import { parseLinn } from './parse.js';
import { runLinn } from './run.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const failure = async (artifact: ModelArtifact, options: LinnOptions): Promise<LinnetError> => {
  try {
    await linn.export(artifact, options);
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe.each(netNames)('golden network %s', (name) => {
  const net = readNet(name);
  const artifact = netToArtifact(net);
  const vendor = goldenText(`${name}.linn`);

  it('is within all rules', () => {
    expect(linn.check(artifact, netOptions(net))).toEqual([]);
  });

  it("is written with the vendor's values", async () => {
    const { value, bytes } = await linn.export(artifact, netOptions(net));
    expect(value).toEqual(JSON.parse(vendor));
    expect(JSON.parse(text(bytes))).toEqual(JSON.parse(vendor));
    expect(text(bytes).split('\n').length).toBeGreaterThan(net.layers.length);
  });

  it("is written with the vendor's bytes on request", async () => {
    const { bytes } = await linn.export(artifact, { ...netOptions(net), vendorBytes: true });
    expect(text(bytes)).toBe(vendor);
  });

  it('has the latency the vendor prints', async () => {
    const { report } = await linn.export(artifact, netOptions(net));
    expect(report.latencyCycles).toBe(readGolden(name).latency_cycles);
  });

  it('is read back to a model that exports to the same file', async () => {
    const document = parseLinn(vendor);
    const channels = { inputChannels: net.input_channels, outputChannels: net.output_channels };
    const { bytes } = await linn.export(linnToArtifact(document), { ...channels, vendorBytes: true });
    expect(text(bytes)).toBe(vendor);
  });

  it('answers as Keras does', () => {
    const { inputs, outputs_mapped } = readGolden(name);
    const document = parseLinn(vendor);
    const largest = inputs.map((row, index) => {
      const expected = outputs_mapped[index] ?? [];
      return Math.max(
        ...Array.from(runLinn(document, row), (y, column) => Math.abs(y - (expected[column] ?? Number.NaN))),
      );
    });
    expect(Math.max(...largest)).toBeLessThan(1e-6);
  });
});

describe('linn', () => {
  it('exports any document it can read to the same document', async () => {
    await fc.assert(
      fc.asyncProperty(linnDocument, fc.boolean(), async (document, vendorBytes) => {
        const { num_input_channels: inputChannels, num_output_channels: outputChannels } = document;
        const { value, bytes } = await linn.export(linnToArtifact(document), {
          inputChannels,
          outputChannels,
          vendorBytes,
        });
        expect(value).toEqual(document);
        expect(parseLinn(bytes)).toEqual(document);
      }),
    );
  });

  it('uses one channel each way where none is named', async () => {
    const { value } = await linn.export(model([dense(3, 2)]), {});
    expect(value).toMatchObject({ num_input_channels: 1, num_output_channels: 1 });
  });

  it('copies the row of a neuron that is mapped twice', async () => {
    const { value } = await linn.export(model([dense(2, 3)]), { outputMapping: [2, 0, 2] });
    const [layer] = value.layers;
    expect(layer?.weights[0]).toEqual(layer?.weights[2]);
    expect(layer?.weights[0]).not.toBe(layer?.weights[2]);
    expect(layer?.biases[0]).toBe(layer?.biases[2]);
  });

  it('limits weights on request, says so, and still refuses NaN', async () => {
    const wide = model([dense(1, 2, { kernel: [2.5, -0.25], bias: [0, -1.5] }), clip()]);
    const { value, report } = await linn.export(wide, { clipWeights: true });
    expect(value.layers[0]).toMatchObject({ weights: [[1], [-0.25]], biases: [0, -1] });
    expect(report.notes).toContain(
      'clipWeights limited 2 weights to [-1, 1]: the file answers otherwise than the model.',
    );
    const wild = model([dense(1, 1, { kernel: [Number.NaN] })]);
    expect(linn.check(wild, { clipWeights: true })).toHaveLength(1);
  });

  it('notes layers that the instrument clips and training did not', async () => {
    const { report } = await linn.export(
      model([dense(2, 2, { activation: 'relu' }), dense(2, 2), dense(2, 1, { activation: 'linear' })]),
      {},
    );
    expect(report.notes).toEqual([
      'Layer 1 (dense_2_2) (relu) is not followed by a clip to [-1, 1]: the instrument clips there where training did not.',
      'Layer 3 (dense_2_1) (linear) is not followed by a clip to [-1, 1]: the instrument clips there where training did not.',
    ]);
  });

  it('reports limits, layers and times of the classifier tutorial', async () => {
    const net = readNet('plateau_100x100_64_64_32_1');
    const { report } = await linn.export(netToArtifact(net), netOptions(net));
    expect(report.parameters).toBe(22_837);
    expect(report.limits).toEqual([
      { what: 'layers', used: 5, limit: 5 },
      { what: 'widest layer', used: 100, limit: 100 },
      { what: 'inputs', used: 100, limit: 100 },
      { what: 'depth', used: 375, limit: 1024 },
    ]);
    expect(report.layers.map(({ name, units }) => [name, units])).toEqual([
      ['dense_1', 100],
      ['dense_2', 64],
      ['dense_3', 64],
      ['dense_4', 32],
      ['dense_5', 1],
    ]);
    expect(report.notes).toEqual([
      "Moku:Go: dense layers 1, 2, 3 have up to 100 neurons; the vendor's examples name 50 as the most for it.",
      "Moku:Pro: dense layer 1 has 100 neurons; the vendor's examples name 80 as the most for it.",
    ]);
  });

  it('notes devices with too few channels, and those that cannot sample as fast', async () => {
    const { report } = await linn.export(model([dense(4, 1)]), { inputChannels: 4, sampleRate: 50_000 });
    expect(report.notes).toEqual([
      'Moku:Go has 2 input channels; the file uses 4.',
      'Moku:Go samples at 1 to 30517.5781 Sa/s; the rows were taken at 50000.',
      'Moku:Lab has 2 input channels; the file uses 4.',
      'Moku:Delta has 2 input channels; the file uses 4.',
    ]);
    expect(report.setup.devices.filter(({ usable }) => usable).map(({ device }) => device)).toEqual(['Moku:Pro']);
  });

  it('throws one error that lists every problem', async () => {
    const bad = model([dense(101, 128, { activation: 'softmax' }), clip(0, 1), dense(3, 1)]);
    const error = await failure(bad, { inputChannels: 2 });
    expect(LinnetError.is(error)).toBe(true);
    expect(error.code).toBe('limit');
    expect(error.problems).toEqual(linn.check(bad, { inputChannels: 2 }));
    expect(error.problems.length).toBeGreaterThan(4);
    for (const problem of error.problems) expect(error.message).toContain(problem);
  });

  it('brings its types, by value and by name', async () => {
    expectTypeOf<Awaited<ReturnType<typeof linn.export>>['value']>().toEqualTypeOf<LinnDocument>();
    expectTypeOf<Awaited<ReturnType<typeof linn.export>>['report']>().toEqualTypeOf<LinnReport>();
    const registry = createRegistry([linn]);
    const found = registry.exporter('linn');
    expect(found).toBe(linn);
    // @ts-expect-error: no such option; a person who slips past the types is told too.
    expect(found.check(model([dense(1, 1)]), { inputChanels: 1 })).toEqual([
      'Unknown option "inputChanels". Did you mean "inputChannels"? Options: name, inputChannels, outputChannels, outputMapping, vendorBytes, clipWeights, foldScaling, sampleRate.',
    ]);
  });
});
