import { createRegistry, LinnetError, type ModelArtifact, type QuantisedLayer } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { fixedPoint, integerVectors, quantise } from '@linnet/quantisation';
import { testExporter } from '@linnet/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { batchNormSpec, denseSpec, drawn, modelOf, plainSpec, quantisedModel } from '../test/models.js';
import type { CDocument, CReport } from './document.js';
import { c } from './exporter.js';

const compiler = await withWorkbench((bench) => bench.find(['cc', 'gcc', 'clang']));

const floats = modelOf([2], [denseSpec(2, 3, 'tanh'), denseSpec(3, 2, 'softmax', 'dense_2', 2)]);
const { artifact: integers, network } = quantise(floats, {
  input: fixedPoint(8, 7),
  weights: 8,
  activations: 8,
  layers: { dense_2: { activations: fixedPoint(12, 8) } },
});
const normalised = modelOf([2], [batchNormSpec(2, 'norm_1'), denseSpec(2, 3), batchNormSpec(3, 'norm_2')]);

const [first, ...others] = network.layers;
const damaged = (changes: Partial<QuantisedLayer>): ModelArtifact => ({
  ...integers,
  quantised: { ...network, layers: first === undefined ? [] : [{ ...first, ...changes }, ...others] },
});

testExporter(c, [
  { name: 'floats', model: floats, options: {}, valid: true },
  { name: 'floats with normalisations', model: normalised, options: { name: 'normalised' }, valid: true },
  { name: 'integers', model: integers, options: { name: 'Net_2' }, valid: true },
  {
    name: 'no dense layer',
    model: modelOf([2], [plainSpec('clip', 'clip_1', { to: [0, 1] })]),
    options: {},
    valid: false,
  },
  { name: 'a recurrent layer', model: modelOf([2, 1], [plainSpec('lstm', 'lstm_1')]), options: {}, valid: false },
  { name: 'sums that pass their accumulator', model: damaged({ accumulatorBits: 3 }), options: {}, valid: false },
  {
    name: 'bounds of another width',
    model: { ...integers, scaling: { input: { low: [0], high: [1] } } },
    options: {},
    valid: false,
  },
  { name: 'a word of the language as name', model: floats, options: { name: 'while' }, valid: false },
]);

describe('c', () => {
  it('names every reason at once', () => {
    const bad = modelOf(
      [4, 2],
      [
        denseSpec(2, 3),
        plainSpec('conv1d', 'conv1d_1'),
        denseSpec(3, 2, 'sine', 'dense_2'),
        {
          ...denseSpec(3, 2, 'relu', 'dense_3'),
          weights: { kernel: { data: Float32Array.of(Number.NaN, 1), shape: [2, 1] } },
        },
        plainSpec('clip', 'clip_1', { to: [1, 0] }),
        plainSpec('batchNormalization', 'norm_1', { epsilon: 0 }),
      ],
      { scaling: { input: { low: [0], high: [1] } } },
    );
    const problems = c.check(bad, { name: '2fast' });
    for (const text of [
      'name is "2fast"',
      'Layer 1 (dense_1) is given 4 x 2 numbers',
      'Layer 2 (conv1d_1) is of kind "conv1d", which has no C',
      'Layer 3 (dense_2) has activation "sine"',
      'Layer 4 (dense_3) has NaN in its kernel',
      'Layer 5 (clip_1) limits to [1,0]',
      'Layer 6 (norm_1) has no movingMean',
      'Layer 6 (norm_1) has epsilon 0',
      'Input scaling has 1 low and 1 high bounds; 8 of each are needed',
    ]) {
      expect(problems).toContainEqual(expect.stringContaining(text));
    }
    expect(failureOf(bad).problems).toEqual(c.check(bad, {}));
    expect(failureOf(bad).code).toBe('refused');
  });

  it('refuses what is too large, or passes single floats', () => {
    const zeros = (inputs: number, units: number) => ({
      ...denseSpec(1, 1),
      weights: { kernel: { data: new Float32Array(inputs * units), shape: [inputs, units] } },
    });
    const wide = modelOf([65_537], [zeros(65_537, 1)]);
    expect(c.check(wide, {})).toEqual([
      expect.stringContaining('65,537 numbers beside each other; 65,536 is the most'),
    ]);
    const many = modelOf([2049], [zeros(2049, 2048)]);
    expect(c.check(many, {})).toEqual([expect.stringContaining('4,196,352 weights; 4,194,304 is the most')]);
    const loud = modelOf(
      [1],
      [{ ...denseSpec(1, 1, 'exponential'), weights: { kernel: drawn([1, 1], 1), bias: drawn([1], 1, 100, 101) } }],
    );
    expect(c.check(loud, {})).toEqual([expect.stringContaining('answers Infinity to a row of zeros')]);
    const steep = { ...batchNormSpec(1, 'norm_1'), config: { epsilon: 1e-300 } };
    const weights = { ...steep.weights, gamma: drawn([1], 1, 3e38, 3.1e38), movingVariance: drawn([1], 1, 0, 0) };
    const folded = modelOf([1], [denseSpec(1, 1), { ...steep, weights }]);
    expect(c.check(folded, {})).toEqual([expect.stringContaining('once its normalisation is part of it')]);
  });

  it('takes names of C alone, and knows its options', () => {
    for (const name of ['', '_net', '2net', 'a-b', 'für', 'int', 'class', 'stdio', 'a'.repeat(41), 'a b']) {
      expect(c.check(floats, { name })).toEqual([expect.stringContaining('use a name of C')]);
    }
    // @ts-expect-error: no such option; a person who slips past the types is told too.
    expect(c.check(floats, { nam: 'net' })).toEqual([expect.stringContaining('Did you mean "name"?')]);
    // @ts-expect-error: a name is a text.
    expect(c.check(floats, { name: 3 })).toEqual([expect.stringContaining('name is 3')]);
    // @ts-expect-error: options are an object.
    expect(c.check(floats, 'net')).toEqual([expect.stringContaining('takes an object of options')]);
  });

  it('says what is no model', () => {
    for (const model of [null, 3, {}]) {
      // @ts-expect-error: plain JavaScript passes anything.
      expect(() => c.check(model, {})).toThrow(/This is no model/);
    }
    // @ts-expect-error: the same of a network.
    expect(c.check({ ...floats, quantised: null }, {})).toContainEqual(expect.stringContaining('no quantised network'));
  });

  it('reports sizes, memory, sums, assumptions and notes, and tells them in the header', async () => {
    const assumed = { ...network, assumptions: ['16-bit signals are assumed.'] };
    const { value, report, beside } = await c.export({ ...integers, quantised: assumed }, { name: 'small' });
    expect(report).toMatchObject({
      arithmetic: 'integer',
      constantBytes: 12 + 4 * 5 + 1025,
      stackBytes: 2 * (2 + 3),
      predictStackBytes: 2 * (2 + 3) + 4 * (2 + 2),
      multiplications: 12,
      accumulatorBits: network.layers.map(({ accumulatorBits }) => accumulatorBits),
      files: ['small.c', 'small.h', 'small_test.c'],
      assumptions: ['16-bit signals are assumed.'],
      notes: [expect.stringContaining('the softmax at the end is left out')],
    });
    const { header } = value;
    for (const text of [
      '#define SMALL_INPUTS      2',
      '#define SMALL_INPUT_STEP  0.0078125',
      'void small_run(const int32_t *input, int32_t *output);',
      'void small_predict(const double *input, double *output);',
      'ap_fixed<8,1,AP_RND,AP_SAT>',
      '1,057 bytes of constants',
      'Assumed:\n * - 16-bit signals are assumed.',
      'the softmax at the end is left out',
    ]) {
      expect(header).toContain(text);
    }
    expect(Object.keys(beside ?? {})).toEqual(['small.h', 'small_test.c']);
    const plain = await c.export(floats, {});
    expect(plain.report).toMatchObject({
      arithmetic: 'float',
      constantBytes: 4 * 17,
      stackBytes: 12,
      accumulatorBits: [],
    });
  });

  it('brings its types, by value and by name', () => {
    expectTypeOf<Awaited<ReturnType<typeof c.export>>['value']>().toEqualTypeOf<CDocument>();
    expectTypeOf<Awaited<ReturnType<typeof c.export>>['report']>().toEqualTypeOf<CReport>();
    expect(createRegistry([c]).exporter('c')).toBe(c);
  });
});

describe('verify', () => {
  it('says so where there is no compiler, and runs nothing', async () => {
    const exported = await c.export(integers, {});
    const found = await withWorkbench(async (bench) =>
      c.verify?.(exported, integerVectors(network, { count: 3 }), { ...bench, find: async () => undefined }),
    );
    expect(found).toEqual({
      vectors: 0,
      mismatches: 0,
      by: undefined,
      worst: 0,
      notes: ['No C compiler was found (cc, gcc, clang); nothing was run.'],
    });
  });

  it.skipIf(compiler === undefined)('counts rows that differ, and shows the first (needs a C compiler)', async () => {
    const exported = await c.export(integers, {});
    const vectors = integerVectors(network, { count: 10 });
    const spoilt = { ...vectors, expected: { ...vectors.expected, data: vectors.expected.data.map((y) => y + 2) } };
    const found = await withWorkbench(async (bench) => c.verify?.(exported, spoilt, bench));
    expect(found).toMatchObject({ vectors: 10, mismatches: 10, worst: 2 });
    expect(found?.notes).toHaveLength(3);
    expect(found?.notes[0]).toMatch(/^Row 0: -?\d+ -?\d+ instead of -?\d+ -?\d+\.$/);
  });

  it.skipIf(compiler === undefined)('runs the bytes that are written (needs a C compiler)', async () => {
    const exported = await c.export(integers, {});
    const text = new TextDecoder().decode(exported.bytes).replace(/(_biases_1\[3\] = \{\s+)-?\d+/, '$199');
    const changed = { ...exported, bytes: new TextEncoder().encode(text) };
    const found = await withWorkbench(async (bench) =>
      c.verify?.(changed, integerVectors(network, { count: 60 }), bench),
    );
    expect(found?.mismatches).toBeGreaterThan(0);
  });
});

describe.skipIf(compiler === undefined)('the test program (skipped where no C compiler is installed)', () => {
  /** Compiles it and tells what becomes of each run: what it printed, or what it complained of. */
  async function outcomes(
    texts: CDocument,
    inputs: readonly string[],
    flags: readonly string[] = [],
  ): Promise<readonly string[]> {
    return withWorkbench(async (bench) => {
      for (const [file, text] of [
        [`${texts.name}.c`, texts.source],
        [`${texts.name}.h`, texts.header],
        ['main.c', texts.test],
      ] as const) {
        await bench.write(file, text);
      }
      await bench.run(compiler ?? 'cc', [
        '-std=c99',
        '-Wall',
        '-Werror',
        '-o',
        'main',
        `${texts.name}.c`,
        'main.c',
        '-lm',
      ]);
      const found: string[] = [];
      for (const input of inputs) {
        await bench.write('rows.txt', input);
        found.push(await bench.run('./main', [...flags, 'rows.txt']).catch((error: Error) => error.message));
      }
      found.push(await bench.run('./main', []).catch((error: Error) => error.message));
      return found;
    });
  }

  it('runs rows, complains of what is none, and checks itself', async () => {
    const { value } = await c.export(integers, { name: 'tested' });
    const { inputs, expected } = integerVectors(network, { count: 2 });
    const [a, b, d, e] = inputs.data;
    const found = await outcomes(value, [
      `${a}\t${b}\r\n\n ${d} ${e}`,
      '',
      '1 2\n3\n',
      '1 2 3\n',
      '1 x\n',
      '1 0x\n',
      '128 0\n',
      '0.5 0\n',
      'nan 0\n',
      `1 ${'9'.repeat(100)}\n`,
      '1 2\n\u0000 2\n',
    ]);
    const [y0, y1, y2, y3] = expected.data;
    expect(found[0]).toBe(`${y0} ${y1}\n${y2} ${y3}\n`);
    expect(found[1]).toBe('');
    expect(found[2]).toContain('Line 2: a row has 2 numbers, this one has 1.');
    expect(found[3]).toContain('Line 1: a row has 2 numbers, this one has 3.');
    expect(found[4]).toContain('Line 1, number 2: a whole number from -128 to 127 is needed.');
    for (const text of found.slice(5, 10)) expect(text).toContain('a whole number from -128 to 127 is needed.');
    expect(found[10]).toContain('Line 2, number 1:');
    expect(found[11]).toBe('tested: 12 rows, 0 answers differ\n');
  });

  it('finds that answers changed', async () => {
    for (const model of [integers, floats]) {
      const { value } = await c.export(model, { name: 'changed' });
      const source = value.source.replace(/(_biases_1\[3\] = \{\s+)-?\d+/, '$199');
      expect(source).not.toBe(value.source);
      const [message] = await outcomes({ ...value, source }, []);
      expect(message).toMatch(/changed: 12 rows, [1-9]\d* answers differ/);
    }
  });

  it("takes the user's units too", async () => {
    const scaled = { ...integers, scaling: { input: { low: [0, 0], high: [256, 256] } } };
    const { value } = await c.export(scaled, { name: 'volts' });
    const found = await outcomes(value, ['128 192\n'], ['--predict']);
    const { value: direct } = await c.export(integers, { name: 'steps' });
    const steps = await outcomes(direct, ['0 64\n']);
    const toVolts = (text = '') => text.trim().split(' ').map(Number);
    expect(toVolts(found[0])).toEqual(toVolts(steps[0]).map((integer) => integer / 256));
  });

  it('compiles whatever layers are called', async () => {
    const name = 'a */ int x; /* b ??/ \\\n#error \u00fc \\';
    const hostile = {
      ...network,
      notes: [name],
      assumptions: ['//', '*/'],
      layers: network.layers.map((layer) => ({ ...layer, name })),
    };
    const model = modelOf([2], [denseSpec(2, 3, 'tanh', name)]);
    for (const [index, artifact] of [quantisedModel(hostile), model].entries()) {
      const { value } = await c.export(artifact, { name: `hostile${index}` });
      expect(await outcomes(value, [])).toEqual([expect.stringContaining('0 answers differ')]);
    }
  });
});

function failureOf(model: ModelArtifact): LinnetError {
  try {
    c.export(model, {});
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
