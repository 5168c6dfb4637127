import { type ModelArtifact, type QuantisedLayer, random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums } from '../test/small.js';
import { parseModel, stringifyModel } from './index.js';

const artifact = (data: Float32Array, scaling?: ModelArtifact['scaling']): ModelArtifact => ({
  format: 'linnet/1',
  input: [data.length],
  layers: [
    {
      kind: 'dense',
      name: 'a "quoted" näme',
      config: { units: 1, activation: 'linear', useBias: false, clip: [-1, 1] },
      weights: { kernel: { data, shape: [data.length, 1] } },
    },
  ],
  ...(scaling === undefined ? {} : { scaling }),
});
const bitsOf = (model: ModelArtifact): Uint32Array =>
  new Uint32Array((model.layers[0]?.weights.kernel?.data ?? new Float32Array(0)).slice().buffer);

describe('a model file', () => {
  it('gives the same model back, to the bit', async () => {
    const model = small({ model: { scaling: 'perColumn' } });
    await model.fit(sums(20), quiet);
    const saved = model.toArtifact();
    expect(parseModel(stringifyModel(saved))).toStrictEqual(saved);
  });

  it('keeps every single float: -0, subnormals, the greatest', () => {
    const odd = Float32Array.of(0, -0, 1e-45, -1e-45, 1.1754942e-38, 3.4028235e38, -3.4028235e38, 0.1, 1 / 3, 1e-6);
    expect(bitsOf(parseModel(stringifyModel(artifact(odd))))).toEqual(bitsOf(artifact(odd)));
    for (let seed = 0; seed < 20; seed++) {
      const generator = random(seed);
      // All exponents alike; those of NaN and infinity left out.
      const words = Uint32Array.from({ length: 500 }, () => {
        const word = generator.randint(0, 2 ** 32);
        return (word & 0x7f800000) === 0x7f800000 ? word & 0xbfffffff : word;
      });
      const any = artifact(new Float32Array(words.buffer));
      expect(bitsOf(parseModel(stringifyModel(any)))).toEqual(bitsOf(any));
    }
  });

  it('keeps bounds in all their digits', () => {
    const bounds = { low: [-0.1, 1e-300], high: [1 / 3, 12345678.000000002] };
    for (const scaling of [{ input: bounds }, { output: bounds }, { input: bounds, output: bounds }, {}]) {
      expect(parseModel(stringifyModel(artifact(Float32Array.of(1, 2), scaling)))).toStrictEqual(
        artifact(Float32Array.of(1, 2), scaling),
      );
    }
  });

  it('is JSON, short, and begins with its format', () => {
    const text = stringifyModel(artifact(Float32Array.of(0.1, -0, 2)));
    expect(text).toMatch(/^\{"format":"linnet\/1"/);
    expect(text).toContain('"data":[0.1,-1e-46,2]');
    expect(JSON.parse(text)).toMatchObject({ input: [3] });
  });

  it('keeps its checksum, and every bit, when others write it anew', () => {
    const bounds = { low: [-0.1, 1e-300, 0], high: [1 / 3, 12345678.000000002, 1e21] };
    const saved = artifact(Float32Array.of(0.1, -0, 1 / 3), { input: bounds });
    const text = stringifyModel(saved);
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? Array.isArray(value)
          ? value.map(turned)
          : value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, turned(member)]),
          );
    for (const again of [JSON.stringify(JSON.parse(text), null, 4), JSON.stringify(turned(JSON.parse(text)))]) {
      expect(parseModel(again)).toStrictEqual(saved);
      expect(bitsOf(parseModel(again))).toEqual(bitsOf(saved));
    }
  });

  it('may begin with a byte order mark, which an editor put there', () => {
    const saved = artifact(Float32Array.of(1, 2));
    expect(parseModel(`\uFEFF${stringifyModel(saved)}`)).toStrictEqual(saved);
  });

  it('may be without a checksum, as the first ones were', () => {
    const saved = artifact(Float32Array.of(1, 2));
    const text = stringifyModel(saved).replace(/"checksum":"[0-9a-f]{8}",/, '');
    expect(parseModel(text)).toStrictEqual(saved);
    expect(parseModel(text.replace('[1,2]', '[1,3]')).layers[0]?.weights.kernel?.data).toEqual(Float32Array.of(1, 3));
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('is not written with %d in it', async (value) => {
    expect(await errorOf(() => stringifyModel(artifact(Float32Array.of(1, value))))).toMatchObject({
      code: 'bad-value',
      message: `A weight is ${value}; a model file holds finite numbers only.`,
    });
  });
});

const layer: QuantisedLayer = {
  name: 'dense_1',
  inputs: 2,
  units: 1,
  weights: Int32Array.of(-2147483648, 2147483647),
  biases: Float64Array.of(-9007199254740991),
  weightFormats: [{ bits: 32, step: 2 ** -31 }],
  accumulatorBits: 62,
  rescaling: { multipliers: [1], shifts: [40] },
  sum: { bits: 18, step: 2 ** -10 },
  rounding: 'halfEven',
  overflow: 'wrap',
  activation: { low: -131072, shift: 17, isInterpolated: true, values: [-32767, 0, 32767] },
  output: { bits: 16, step: 0.1 },
  least: -32767,
  greatest: 32767,
};
const quantised: ModelArtifact = {
  ...artifact(Float32Array.of(1, 2)),
  quantised: {
    format: 'linnet-quantised/1',
    shape: [2],
    input: { bits: 16, step: 1 / 3, rounding: 'floor', overflow: 'saturateSymmetric' },
    layers: [layer, { ...layer, inputs: 1, weights: Int32Array.of(-7), activation: 'relu' }],
    assumptions: ['assumed: words of 16 bits'],
    notes: [],
  },
};

describe('a quantised model file', () => {
  it('gives the same integers back', () => {
    expect(parseModel(stringifyModel(quantised))).toStrictEqual(quantised);
    const rewritten = JSON.stringify(JSON.parse(stringifyModel(quantised)), null, 2);
    expect(parseModel(rewritten)).toStrictEqual(quantised);
  });

  const text = stringifyModel(quantised);
  const unsigned = text.replace(/"checksum":"[0-9a-f]{8}",/, '');

  it.each([
    ['a weight that changed', text.replace('2147483647', '2147483646'), 'so something changed it after it was written'],
    [
      'a shift that changed',
      text.replace('"shifts":[40]', '"shifts":[39]'),
      'so something changed it after it was written',
    ],
    ['a note that was taken out', text.replace('"assumed: words of 16 bits"', ''), 'so something changed it'],
    [
      'a format of its own',
      unsigned.replace('quantised/1', 'quantised/2'),
      'quantised has the format "linnet-quantised/2"',
    ],
    [
      'a weight past 32 bits',
      unsigned.replace('2147483647', '2147483648'),
      'quantised.layers[0].weights holds a number past 32 bits',
    ],
    [
      'a weight that is not whole',
      unsigned.replace('2147483647', '0.5'),
      'quantised.layers[0].weights holds a number that is not whole',
    ],
    ['a weight too few', unsigned.replace(',2147483647', ''), 'quantised.layers[0].weights holds 1 numbers, not 2'],
    [
      'a bias past 2^53',
      unsigned.replace('-9007199254740991', '-9007199254740993'),
      'quantised.layers[0].biases holds a number that is not whole, or past 2^53',
    ],
    ['a rounding', unsigned.replace('halfEven', 'up'), 'quantised.layers[0].rounding is "up", which is no rounding'],
    ['an overflow', unsigned.replace('"wrap"', 'null'), 'quantised.layers[0].overflow is null, which is no overflow'],
    ['an activation', unsigned.replace('"relu"', '"tanh"'), 'quantised.layers[1].activation is not an object'],
    ['a step', unsigned.replace('"step":0.1', '"step":0'), 'quantised.layers[0].output.step is no step'],
    ['bits', unsigned.replace('"bits":18', '"bits":"18"'), 'quantised.layers[0].sum.bits is not a whole number'],
    [
      'a table',
      unsigned.replace('"isInterpolated":true', '"isInterpolated":1'),
      'isInterpolated is neither true nor false',
    ],
    ['no layers', unsigned.replace('"layers":[{"name"', '"layer":[{"name"'), 'quantised.layers is not a list'],
    [
      'null',
      text.replace(/"quantised":\{.*\},"layers":\[\n/s, '"quantised":null,"layers":[\n'),
      'quantised is not an object',
    ],
  ])('is refused when damaged: %s', async (_, damaged, part) => {
    expect(damaged).not.toBe(text);
    const error = await errorOf(() => parseModel(damaged));
    expect(error.code).toBe('bad-file');
    expect(error.message).toContain(part);
  });
});

describe('a damaged model file', () => {
  const fine = stringifyModel(artifact(Float32Array.of(1, 2), { input: { low: [0, 0], high: [1, 1] } }));

  it.each([
    ['cut off', fine.slice(0, 40), 'is not JSON; it may have been cut off'],
    ['a list', '[]', 'The file is not an object'],
    [
      'a later format',
      fine.replace('linnet/1', 'linnet/2'),
      'is of another version of linnet: its format is "linnet/2"; this version reads "linnet/1". Update linnet',
    ],
    ['another format', fine.replace('linnet/1', 'keras'), 'its format is "keras"; this version reads "linnet/1"'],
    ['a weight that changed', fine.replace('[1,2]}', '[1,2.0000002]}'), 'so something changed it after it was written'],
    ['two weights that changed places', fine.replace('[1,2]}', '[2,1]}'), 'that of what it says is "'],
    ['an option that changed', fine.replace('"linear"', '"relu"'), 'leave its "checksum" out'],
    ['a bound that changed', fine.replace('"high":[1,1]', '"high":[1,1.5]'), 'its checksum is "'],
    ['another checksum', fine.replace(/"checksum":"./, '"checksum":"g'), 'its checksum is "g'],
    ['no text for a checksum', fine.replace(/"checksum":"[0-9a-f]{8}"/, '"checksum":5'), 'its checksum is 5'],
    ['no layers', fine.replace('"layers"', '"layer"'), 'layers is not a list'],
    ['a layer without weights', fine.replace('"weights"', '"w"'), 'layers[0].weights is not an object'],
    ['a layer without a name', fine.replace('"name"', '"n"'), 'layers[0].name is not a text'],
    [
      'a weight too few',
      fine.replace('[1,2]}', '[1]}'),
      'layers[0].weights.kernel holds 1 numbers for a shape of 2 x 1',
    ],
    ['text for a weight', fine.replace('[1,2]}', '[1,"2"]}'), 'layers[0].weights.kernel.data holds something other'],
    ['a weight that is too great', fine.replace('[1,2]}', '[1,1e39]}'), 'holds a number that a single float cannot'],
    [
      'bounds that are called otherwise',
      fine.replace('"scaling":{"input"', '"scaling":{"inputs"'),
      'scaling holds "inputs"; it has input and output',
    ],
    [
      'bounds of no array',
      fine.replace(/"checksum":"[0-9a-f]{8}",/, '').replace(/"scaling":\{"input":(\{.*?\})\}/, '"scaling":$1'),
      'scaling holds "low"; it has input and output',
    ],
    [
      'a bound that is called otherwise',
      fine.replace('"high":[1,1]', '"max":[1,1]'),
      'scaling.input holds "max"; it has low and high',
    ],
    [
      'an infinite bound',
      fine.replace('"high":[1,1]', '"high":[1,1e999]'),
      'scaling.input.high holds a number that is not finite',
    ],
    [
      'null for a bound',
      fine.replace('"low":[0,0]', '"low":[0,null]'),
      'scaling.input.low holds something other than numbers',
    ],
  ])('is refused: %s', async (_, text, part) => {
    expect(text).not.toBe(fine);
    const error = await errorOf(() => parseModel(text));
    expect(error.code).toBe('bad-file');
    expect(error.message).toContain(part);
  });
});
