import { type ModelArtifact, ndarray } from '@linnet/core';
import { testExporter } from '@linnet/testing';
import { describe, expect, it } from 'vitest';
import { fromBfloat16, toBfloat16 } from './bfloat16.js';
import { safetensors } from './index.js';

const model: ModelArtifact = {
  format: 'linnet/1',
  input: [2],
  layers: [
    {
      kind: 'dense',
      name: 'dense',
      config: { units: 2, activation: 'tanh' },
      weights: {
        kernel: ndarray(Float32Array.of(0.1, -0.25, 1, 3), [2, 2]),
        bias: ndarray(Float32Array.of(0, -0), [2]),
      },
    },
  ],
  scaling: { input: { low: [-1, -1], high: [1, 1] } },
};
const huge = structuredClone(model);
huge.layers[0]?.weights.bias?.data.set([3.4e38]);

// What types forbid may still come from a file.
const spoilt = (options: object): object => options;

testExporter(safetensors, [
  { name: 'a small model', model, options: {}, valid: true },
  { name: 'half the bits, and words', model, options: { dataType: 'BF16', metadata: { author: 'me' } }, valid: true },
  { name: 'a number that only F32 holds', model: huge, options: {}, valid: true },
  { name: 'a number that BF16 cannot hold', model: huge, options: { dataType: 'BF16' }, valid: false },
  { name: 'no weights', model: { ...model, layers: [] }, options: {}, valid: false },
  { name: 'an unknown option', model, options: spoilt({ datatype: 'F32' }), valid: false },
  { name: 'an unknown data type', model, options: spoilt({ dataType: 'F64' }), valid: false },
  { name: 'metadata that are no text', model, options: spoilt({ metadata: { epochs: 3 } }), valid: false },
]);

/** Reads a file as the format's description says. */
function read(bytes: Uint8Array): { readonly header: Record<string, unknown>; readonly body: DataView } {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  return { header, body: new DataView(bytes.buffer, 8 + length) };
}

describe('safetensors', () => {
  it('writes the weights to the bit, and the model beside them', async () => {
    const { bytes, report } = await safetensors.export(model, { metadata: { author: 'me' } });
    const { header, body } = read(bytes);
    expect(header).toEqual({
      __metadata__: { author: 'me', linnet: expect.stringContaining('"activation":"tanh"') },
      'dense.kernel': { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
      'dense.bias': { dtype: 'F32', shape: [2], data_offsets: [16, 24] },
    });
    const numbers = Array.from({ length: 6 }, (_, index) => body.getFloat32(4 * index, true));
    expect(numbers).toEqual([Math.fround(0.1), -0.25, 1, 3, 0, -0]);
    expect(report).toEqual({ tensors: 2, parameters: 6, largestError: 0 });
    expect(body.byteOffset % 8).toBe(0);
  });

  it('rounds to BF16 and says how much that costs', async () => {
    const { bytes, report } = await safetensors.export(model, { dataType: 'BF16' });
    const { body } = read(bytes);
    expect(Array.from({ length: 6 }, (_, index) => body.getUint16(2 * index, true))).toEqual([
      0x3dcd, 0xbe80, 0x3f80, 0x4040, 0, 0x8000,
    ]);
    expect(report.largestError).toBeCloseTo(0.0000977, 7);
  });

  it.each([
    [1.00390625, 1],
    [1.01171875, 1.015625],
    [-1.005, -1.0078125],
  ])('rounds %d to %d', (value, expected) => expect(fromBfloat16(toBfloat16(value))).toBe(expected));
});
