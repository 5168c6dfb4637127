import { type ModelArtifact, random } from '@linnet/core';
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
    expect(text).toContain('"data":[0.1,-0,2]');
    expect(JSON.parse(text)).toMatchObject({ input: [3] });
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('is not written with %d in it', async (value) => {
    expect(await errorOf(() => stringifyModel(artifact(Float32Array.of(1, value))))).toMatchObject({
      code: 'bad-value',
      message: `A weight is ${value}; a model file holds finite numbers only.`,
    });
  });
});

describe('a damaged model file', () => {
  const fine = stringifyModel(artifact(Float32Array.of(1, 2), { input: { low: [0, 0], high: [1, 1] } }));

  it.each([
    ['cut off', fine.slice(0, 40), 'is not JSON; it may have been cut off'],
    ['a list', '[]', 'The file is not an object'],
    ['another format', fine.replace('linnet/1', 'linnet/2'), 'its format is "linnet/2"; this version reads "linnet/1"'],
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
