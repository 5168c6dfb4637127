import { LinnetError } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linnDocument } from '../test/arbitraries.js';
import { goldenText } from '../test/nets.js';
import { parseLinn } from './parse.js';
import { writeLinn } from './write.js';

interface Draft {
  version: unknown;
  num_input_channels: unknown;
  num_output_channels: unknown;
  layers: { activation: unknown; weights: unknown[]; biases: unknown[]; [key: string]: unknown }[];
  [key: string]: unknown;
}

/** 2 inputs, layers of 3 and 1, changed by the test. */
const file = (change: (draft: Draft) => void = () => undefined): string => {
  const draft: Draft = {
    version: '0.1',
    num_input_channels: 2,
    num_output_channels: 1,
    layers: [
      {
        activation: 'relu',
        weights: [
          [0.5, -0.5],
          [0.25, 1],
          [0, -1],
        ],
        biases: [0, 0.5, -0.5],
      },
      { activation: 'tanh', weights: [[0.5, -0.5, 0.125]], biases: [1] },
    ],
  };
  change(draft);
  return JSON.stringify(draft);
};

const failure = (source: string | Uint8Array): LinnetError => {
  try {
    parseLinn(source);
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const layer = (draft: Draft, index: number) => {
  const found = draft.layers[index];
  if (found === undefined) throw new Error('no such layer');
  return found;
};

describe('parseLinn', () => {
  it('reads text and bytes, with or without a byte order mark', () => {
    const document = parseLinn(file());
    expect(document.layers[0]?.weights).toEqual([
      [0.5, -0.5],
      [0.25, 1],
      [0, -1],
    ]);
    expect(parseLinn(new TextEncoder().encode(file()))).toEqual(document);
    expect(parseLinn(new TextEncoder().encode(`\uFEFF${file()}`))).toEqual(document);
    expect(parseLinn(`\uFEFF${file()}`)).toEqual(document);
  });

  it('reads indented files to the same document', () => {
    const vendor = goldenText('five_activations.linn');
    expect(parseLinn(JSON.stringify(JSON.parse(vendor), null, 4))).toEqual(parseLinn(vendor));
  });

  it('reads activations in any case', () => {
    expect(
      parseLinn(
        file((draft) => {
          layer(draft, 0).activation = 'ReLU';
        }),
      ).layers[0]?.activation,
    ).toBe('relu');
  });
});

describe('a broken file', () => {
  it.each([
    ['is empty', '', /^The file is not JSON: /],
    ['is not JSON', '{"version": ', /^The file is not JSON: /],
    ['is JavaScript', '(() => { throw 1; })()', /^The file is not JSON: /],
    [
      'is an array',
      '[1, 2]',
      /The file holds an array of 2; an object with version, num_input_channels, num_output_channels, layers is needed\.$/,
    ],
    ['is null', 'null', /The file holds null/],
    ['nests deeply', '['.repeat(100_000), /^The file is not JSON: /],
    [
      'is too large',
      `"${'x'.repeat(8 * 1024 * 1024)}"`,
      /^The file has 8388610 characters; a .linn file has at most 8388608\.$/,
    ],
  ])('%s', (_, source, expected) => {
    const error = failure(source);
    expect(error.code).toBe('bad-file');
    expect(error.message).toMatch(expected);
  });

  it('is not UTF-8', () => {
    expect(failure(new Uint8Array([0x7b, 0xff, 0xfe])).message).toBe(
      'The file is not UTF-8 text; a .linn file is JSON.',
    );
    expect(failure(new Uint8Array(9_000_000)).message).toBe(
      'The file has 9000000 bytes; a .linn file has at most 8388608.',
    );
  });

  it('is neither text nor bytes', () => {
    // @ts-expect-error: what JavaScript may pass
    expect(() => parseLinn({})).toThrow("A file's text or bytes are needed; got an object.");
  });

  it.each<[string, (draft: Draft) => void, string]>([
    [
      'a version as a number',
      (d) => {
        d.version = 0.1;
      },
      'version is 0.1; "0.1" is the only one known.',
    ],
    [
      'another version',
      (d) => {
        d.version = '0.2';
      },
      'version is "0.2"; "0.1" is the only one known.',
    ],
    [
      'no version',
      (d) => {
        delete d.version;
      },
      'version is missing.',
    ],
    [
      'no layers',
      (d) => {
        d.layers = [];
        d.num_input_channels = 1;
      },
      'There is no dense layer; a network has 1 to 5.',
    ],
    [
      'layers that are none',
      (d) => {
        Object.assign(d, { layers: 'none' });
      },
      'layers is "none"; it must be an array of layers.',
    ],
    [
      'a strange key',
      (d) => {
        d.scaling = 1;
      },
      'The file has keys that the format does not know: "scaling".',
    ],
    [
      'a strange key of a layer',
      (d) => {
        layer(d, 1).bias = 1;
      },
      'layers[1] has keys that the format does not know: "bias".',
    ],
    [
      'no biases',
      (d) => {
        delete (layer(d, 1) as Record<string, unknown>).biases;
      },
      'layers[1].biases is missing.',
    ],
    [
      'a strange activation',
      (d) => {
        layer(d, 1).activation = 'elu';
      },
      'layers[1].activation is "elu"; it must be one of relu, tanh, sigmoid, softsign, linear.',
    ],
    [
      'an activation that is a number',
      (d) => {
        layer(d, 1).activation = 3;
      },
      'layers[1].activation is 3; it must be one of relu, tanh, sigmoid, softsign, linear.',
    ],
    [
      'unequal rows',
      (d) => {
        layer(d, 0).weights[2] = [0.5];
      },
      'layers[0].weights[2] has 1 number, but the first row has 2; rows must be equally long.',
    ],
    [
      'a row that is none',
      (d) => {
        layer(d, 0).weights[1] = null;
      },
      'layers[0].weights[1] is null; it must be an array of numbers, one for each input.',
    ],
    [
      'a weight that is text',
      (d) => {
        layer(d, 0).weights[1] = ['0.5', 1];
      },
      'layers[0].weights[1][0] is "0.5"; it must be a number from -1 to 1.',
    ],
    [
      'a weight that is nothing',
      (d) => {
        layer(d, 0).weights[1] = [0.5, null];
      },
      'layers[0].weights[1][1] is null; it must be a number from -1 to 1.',
    ],
    [
      'weights out of range',
      (d) => {
        layer(d, 0).weights[1] = [2.5, -1.0001];
      },
      'layers[0].weights[1][0] is 2.5, layers[0].weights[1][1] is -1.0001; they must be numbers from -1 to 1.',
    ],
    [
      'a bias that is an array',
      (d) => {
        layer(d, 1).biases = [[1]];
      },
      'layers[1].biases[0] is an array of 1; it must be a number from -1 to 1.',
    ],
    [
      'too many biases',
      (d) => {
        layer(d, 1).biases = [1, 1];
      },
      'layers[1].biases has 2 numbers for 1 row of weights; there must be one for each.',
    ],
    [
      'a layer that does not follow',
      (d) => {
        layer(d, 1).weights = [[1, 1]];
      },
      'layers[1] has 2 inputs, but layers[0] has 3 neurons; they must be as many.',
    ],
    [
      'channels that do not fit',
      (d) => {
        d.num_input_channels = 3;
      },
      'num_input_channels is 3, but the network has 2 inputs; use 1 channel, or 2.',
    ],
    [
      'half a channel',
      (d) => {
        d.num_output_channels = 0.5;
      },
      'num_output_channels is 0.5; it must be a whole number from 1 to 4.',
    ],
    [
      'true as a channel',
      (d) => {
        d.num_output_channels = true;
      },
      'num_output_channels is true; it must be a whole number from 1 to 4.',
    ],
    [
      'six layers',
      (d) => {
        for (let i = 0; i < 4; i++) d.layers.push({ activation: 'relu', weights: [[1]], biases: [1] });
      },
      'There are 6 dense layers; the instrument takes at most 5. Use fewer layers.',
    ],
    [
      'a layer too wide',
      (d) => {
        layer(d, 0).weights = new Array(101).fill([1, 1]);
        layer(d, 0).biases = new Array(101).fill(0);
        layer(d, 1).weights = [new Array(101).fill(0)];
      },
      'layers[0] has 101 neurons; the instrument takes 1 to 100. Use fewer units.',
    ],
    [
      'a layer of nothing',
      (d) => {
        d.layers.length = 1;
        layer(d, 0).weights = [];
        layer(d, 0).biases = [];
        d.num_input_channels = 1;
      },
      'layers[0] has 0 neurons; the instrument takes 1 to 100. Use at least one.',
    ],
  ])('has %s', (_, change, expected) => {
    const error = failure(file(change));
    expect(error.code).toBe('bad-file');
    expect(error.problems).toEqual([expected]);
    expect(error.message).toBe(`This .linn file cannot be used: ${expected}`);
  });

  it('holds NaN and infinities, as the vendor writes them', () => {
    const text = file().replace('[0.25,1]', '[NaN, -Infinity]').replace('[1]', '[Infinity]').replace('"0.1"', 'NaN');
    expect(failure(text).problems).toEqual([
      'version is NaN; "0.1" is the only one known.',
      'layers[0].weights[1][0] is NaN, layers[0].weights[1][1] is -Infinity; they must be numbers from -1 to 1.',
      'layers[1].biases[0] is Infinity; it must be a number from -1 to 1.',
    ]);
  });

  it('holds numbers past all doubles', () => {
    expect(failure(file().replace('[0.25,1]', '[1e999, 1]')).message).toContain('layers[0].weights[1][0] is Infinity');
  });

  it('has every problem named at once', () => {
    const text = file((draft) => {
      draft.version = 1;
      draft.extra = {};
      delete draft.num_output_channels;
      layer(draft, 0).weights[2] = [];
      layer(draft, 0).activation = null;
      layer(draft, 1).biases = [7];
    });
    expect(failure(text).problems).toEqual([
      'num_output_channels is missing.',
      'The file has keys that the format does not know: "extra".',
      'version is 1; "0.1" is the only one known.',
      'layers[0].activation is null; it must be one of relu, tanh, sigmoid, softsign, linear.',
      'layers[0].weights[2] has 0 numbers, but the first row has 2; rows must be equally long.',
      'layers[1].biases[0] is 7; it must be a number from -1 to 1.',
    ]);
  });

  it('is far too large in every direction, and the message stays short', () => {
    const wide = { activation: 'relu', weights: new Array(2_000).fill([]), biases: new Array(2_000).fill('x') };
    const text = JSON.stringify({
      version: '0.1',
      num_input_channels: 1,
      num_output_channels: 1,
      layers: new Array(60).fill(wide),
    });
    const error = failure(text);
    expect(error.problems).toContain('There are 60 dense layers; the instrument takes at most 5. Use fewer layers.');
    expect(error.problems).toContain('layers[4] has 2000 neurons; the instrument takes 1 to 100. Use fewer units.');
    expect(error.message.length).toBeLessThan(3000);
  });

  it('cannot reach what objects inherit', () => {
    const text = file().replace('"version"', '"__proto__":{"version":"0.1"},"version"');
    expect(failure(text).problems).toEqual(['The file has keys that the format does not know: "__proto__".']);
  });
});

/** Either a document or the error meant for broken files; anything else fails the test. */
const readOrRefuse = (source: string): unknown => {
  try {
    return parseLinn(source);
  } catch (error) {
    if (LinnetError.is(error) && error.code === 'bad-file') return error;
    throw error;
  }
};

describe('whatever a file holds', () => {
  it('is read or refused with the error for files', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (source) => void readOrRefuse(source)));
  });

  it('is read or refused when any one value of a good file is another', () => {
    fc.assert(
      fc.property(linnDocument, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (document, place, value) => {
        let at = 0;
        const count = (JSON.stringify(document).match(/[:,[]/g) ?? []).length;
        const changed = JSON.stringify(document, (_key, old: unknown) => (at++ === place % count ? value : old));
        void readOrRefuse(changed ?? '');
      }),
    );
  });

  it('is refused when it is cut short', () => {
    fc.assert(
      fc.property(linnDocument, fc.double({ min: 0, max: 0.999, noNaN: true }), (document, share) => {
        const text = writeLinn(document, { vendorBytes: true });
        expect(readOrRefuse(text.slice(0, Math.floor(text.length * share)))).toBeInstanceOf(LinnetError);
      }),
    );
  });
});
