import type { LayerSpec, ModelArtifact } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { clip, dense, model } from '../test/models.js';
import { linn } from './exporter.js';
import { linnLimits } from './limits.js';
import type { LinnOptions } from './options.js';
import { sizeProblems } from './rules.js';

const fine = model([dense(3, 2), clip(), dense(2, 3)]);
const check = (artifact: ModelArtifact, options: unknown = {}): readonly string[] =>
  linn.check(artifact, options as LinnOptions);
const without = (spec: LayerSpec, weight: string): LayerSpec => ({
  ...spec,
  weights: Object.fromEntries(Object.entries(spec.weights).filter(([name]) => name !== weight)),
});

describe('a model within the rules', () => {
  it.each([
    ['the plain one', fine, {}],
    [
      'a clip before the first layer, and two in a row',
      model([clip(), dense(3, 2), clip(), clip()], { input: [3] }),
      {},
    ],
    ['five layers of 100 on 100 inputs', model(Array.from({ length: 5 }, () => dense(100, 100))), {}],
    ['weights at both ends', model([dense(1, 2, { kernel: [1, -1], bias: [-1, 1] })]), {}],
    [
      'parallel channels, counted after the mapping',
      model([dense(4, 9)]),
      { inputChannels: 4, outputChannels: 4, outputMapping: [0, 8, 8, 1] },
    ],
    ['one channel for many outputs', model([dense(9, 9)]), { inputChannels: 1, outputChannels: 1 }],
  ] as const)('%s', (_, artifact, options) => {
    expect(check(artifact, options)).toEqual([]);
  });
});

describe('a broken rule on layers', () => {
  it.each([
    [
      'dropout',
      model([dense(3, 2), { kind: 'dropout', name: 'dropout_1', config: { rate: 0.5 }, weights: {} }]),
      /^Layer 2 \(dropout_1\) is of kind "dropout"; .* leave it out of the layers of the artifact/,
    ],
    [
      'an activation layer',
      model([dense(3, 2), { kind: 'activation', name: 'relu_1', config: {}, weights: {} }]),
      /^Layer 2 \(relu_1\) is of kind "activation"; files hold dense layers only\. Give the function to the dense layer before it/,
    ],
    [
      'a recurrent layer',
      model([dense(3, 2), { kind: 'lstm', name: 'lstm', config: { units: 3 }, weights: {} }]),
      /^Layer 2 \(lstm\) is of kind "lstm"; files hold dense layers only\. The instrument keeps no state from step to step/,
    ],
    [
      'a softmax',
      model([dense(3, 2), { kind: 'softmax', name: 'softmax', config: {}, weights: {} }]),
      /^Layer 2 \(softmax\) is of kind "softmax"; .* Train with a function of each output instead/,
    ],
    [
      'a layer of somebody’s own',
      model([dense(3, 2), { kind: 'toString', name: 'own', config: {}, weights: {} }]),
      /^Layer 2 \(own\) is of kind "toString"; .* Make the model of dense layers, with their activations as options\.$/,
    ],
    [
      'another clip',
      model([dense(3, 2), clip(0, 1)]),
      /^Layer 2 \(clip\) clips to \[0,1\]; the instrument clips to \[-1,1\]/,
    ],
    [
      'an activation it lacks',
      model([dense(3, 2, { activation: 'softmax' })]),
      /^Layer 1 \(dense_3_2\) has activation "softmax"; the instrument has relu, tanh, sigmoid, softsign, linear/,
    ],
    ['an activation in another case', model([dense(3, 2, { activation: 'ReLU' })]), /has activation "ReLU"/],
    ['no bias', model([without(dense(3, 2), 'bias')]), /^Layer 1 \(dense_3_2\) has no bias/],
    ['no kernel', model([without(dense(3, 2), 'kernel')], { input: [3] }), /has no kernel/],
    [
      'a third weight',
      model([{ ...dense(3, 2), weights: { ...dense(3, 2).weights, gain: { data: new Float32Array(1), shape: [1] } } }]),
      /has weights that files cannot hold: gain/,
    ],
    [
      'a kernel of one axis',
      model(
        [{ ...dense(3, 2), weights: { ...dense(3, 2).weights, kernel: { data: new Float32Array(6), shape: [6] } } }],
        { input: [3] },
      ),
      /the kernel has 6 numbers of shape 6; it must have two axes, inputs x units/,
    ],
    [
      'a bias of two axes',
      model([
        { ...dense(3, 2), weights: { ...dense(3, 2).weights, bias: { data: new Float32Array(2), shape: [1, 2] } } },
      ]),
      /the bias has 2 numbers of shape 1 x 2; it must have one axis, units/,
    ],
    [
      'too few biases',
      model([dense(3, 2, { bias: [0.5] })]),
      /^Layer 1 \(dense_3_2\) has a bias of 1 for 2 units; there must be a number for each/,
    ],
    [
      "units that are not the kernel's",
      model([dense(3, 2, { config: { units: 4 } })]),
      /says it has 4 units, but its kernel has 2/,
    ],
    ['no neuron', model([dense(3, 0)]), /^Layer 1 \(dense_3_0\) has 0 neurons; the instrument takes 1 to 100/],
    [
      '101 neurons',
      model([dense(3, 101)]),
      /^Layer 1 \(dense_3_101\) has 101 neurons; the instrument takes 1 to 100. Use fewer units/,
    ],
    ['101 inputs', model([dense(101, 1)]), /^Layer 1 \(dense_101_1\) has 101 inputs; the instrument takes 1 to 100/],
    ['no input', model([dense(0, 1)]), /has 0 inputs/],
    [
      'sizes that do not follow',
      model([dense(3, 2), dense(3, 1)]),
      /^Layer 2 \(dense_3_1\) has 3 inputs, but Layer 1 \(dense_3_2\) has 2 neurons/,
    ],
    [
      'six layers',
      model(Array.from({ length: 6 }, () => dense(2, 2))),
      /^There are 6 dense layers; the instrument takes at most 5/,
    ],
    ['no dense layer', model([clip()]), /^There is no dense layer/],
    ['rows of two axes', model([dense(3, 2)], { input: [3, 1] }), /rows of 3 x 1.*Flatten/],
    ['rows of another length', model([dense(3, 2)], { input: [4] }), /has 3 inputs, but the model takes rows of 4/],
    ['another format', model([dense(3, 2)], { format: 'linnet/2' as 'linnet/1' }), /format "linnet\/2"/],
    [
      'a weight above 1',
      model([dense(2, 2, { kernel: [0, 0, 0, 2.5], bias: [0, -1.25] })]),
      /^Layer 1 \(dense_2_2\) has 2 weights \(kernel\[1, 1\] = 2.5, bias\[1\] = -1.25\), outside \[-1, 1\]/,
    ],
    [
      'NaN',
      model([dense(2, 1, { kernel: [Number.NaN, Number.NEGATIVE_INFINITY] })]),
      /has 2 weights \(kernel\[0, 0\] = NaN, kernel\[1, 0\] = -Infinity\), which JSON cannot hold/,
    ],
  ] as const)('%s', (_, artifact, expected) => {
    const problems = check(artifact);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('names the first few of many weights and counts the rest', () => {
    const [problem] = check(model([dense(4, 4, { kernel: new Array(16).fill(3) })]));
    expect(problem).toContain('16 weights (kernel[0, 0] = 3, kernel[0, 1] = 3,');
    expect(problem).toContain('and 11 more');
  });

  it('the depth, which the other limits keep from failing', () => {
    const layers = Array.from({ length: 5 }, (_, index) => ({ label: `Layer ${index + 1}`, inputs: 300, units: 300 }));
    expect(sizeProblems(layers, { ...linnLimits, neurons: 300, inputs: 300 })).toEqual([
      'The layers need 1515 words of memory for each neuron (the sum of their inputs + 3); the instrument has 1024. Use fewer layers or fewer inputs.',
    ]);
  });
});

describe('a broken rule on options', () => {
  const four = model([dense(4, 4)]);
  const nine = model([dense(9, 9)]);
  it.each([
    [
      'two channels for four inputs',
      four,
      { inputChannels: 2 },
      'inputChannels is 2, but the network has 4 inputs; use 1 channel, or 4.',
    ],
    [
      'nine channels',
      nine,
      { inputChannels: 9 },
      'inputChannels is 9, but the network has 9 inputs; with more than 4 there must be 1 channel.',
    ],
    [
      'two channels for nine outputs',
      nine,
      { outputChannels: 2 },
      'outputChannels is 2, but the network has 9 outputs; with more than 4 there must be 1 channel.',
    ],
    [
      'channels as before the mapping',
      four,
      { outputChannels: 4, outputMapping: [0, 1] },
      'outputChannels is 4, but the network has 2 outputs; use 1 channel, or 2.',
    ],
    ['a half channel', four, { inputChannels: 1.5 }, 'inputChannels is 1.5; it must be a whole number from 1 to 4.'],
    ['true', four, { inputChannels: true }, 'inputChannels is true; it must be a whole number from 1 to 4.'],
    [
      'a negative channel',
      four,
      { outputChannels: -1 },
      'outputChannels is -1; it must be a whole number from 1 to 4.',
    ],
    ['no channel', four, { outputChannels: 0 }, 'outputChannels is 0; it must be a whole number from 1 to 4.'],
    [
      'NaN channels',
      four,
      { outputChannels: Number.NaN },
      'outputChannels is NaN; it must be a whole number from 1 to 4.',
    ],
    ['text', four, { outputChannels: '1' }, 'outputChannels is "1"; it must be a whole number from 1 to 4.'],
    [
      'an empty mapping',
      four,
      { outputMapping: [] },
      'outputMapping is empty; name at least one neuron, or leave it out to keep them all.',
    ],
    [
      'a mapping that is too long',
      four,
      { outputMapping: [0, 1, 2, 3, 0] },
      'outputMapping has 5 entries; the last layer has 4 neurons, and it takes at most as many.',
    ],
    [
      'a mapping that is no array',
      four,
      { outputMapping: 1 },
      'outputMapping is 1; it must be an array of neuron indices.',
    ],
    [
      'a mapping of nothing',
      four,
      { outputMapping: null },
      'outputMapping is null; it must be an array of neuron indices.',
    ],
    [
      'a neuron that is not there',
      four,
      { outputMapping: [0, 4] },
      'outputMapping[1] is 4; it must be a whole number from 0 to 3: a neuron of the last layer.',
    ],
    [
      'a negative neuron',
      four,
      { outputMapping: [-1] },
      'outputMapping[0] is -1; it must be a whole number from 0 to 3: a neuron of the last layer.',
    ],
    [
      'true as a neuron',
      four,
      { outputMapping: [true] },
      'outputMapping[0] is true; it must be a whole number from 0 to 3: a neuron of the last layer.',
    ],
    [
      'a neuron and a half',
      four,
      { outputMapping: [1.5] },
      'outputMapping[0] is 1.5; it must be a whole number from 0 to 3: a neuron of the last layer.',
    ],
    [
      'a hole',
      four,
      { outputMapping: new Array(1) },
      'outputMapping[0] is missing; it must be a whole number from 0 to 3: a neuron of the last layer.',
    ],
    ['a switch that is none', four, { vendorBytes: 'yes' }, 'vendorBytes is "yes"; it must be true or false.'],
    [
      "a fold with the vendor's bytes",
      four,
      { vendorBytes: true, foldScaling: true },
      'foldScaling changes weights, and vendorBytes promises what the vendor would write; use one of the two.',
    ],
    ['no sample rate', four, { sampleRate: 0 }, 'sampleRate is 0; it must be a number of samples a second, above 0.'],
  ])('%s', (_, artifact, options, expected) => {
    expect(check(artifact, options)).toEqual([expected]);
  });
});

describe('broken rules on scaling', () => {
  const scaled = (low: readonly number[], high: readonly number[]) =>
    model([dense(2, 1)], { scaling: { input: { low, high } } });
  it.each([
    ['too few bounds', scaled([0], [1]), 'Input scaling has 1 low and 1 high bounds; 2 of each are needed.'],
    [
      'bounds the wrong way round',
      scaled([0, 2], [1, 1]),
      'Input scaling, column 1: from 2 to 1 runs backwards; the low bound must not be above the high one.',
    ],
    [
      'NaN',
      scaled([0, Number.NaN], [1, 1]),
      'Input scaling, column 1: from NaN to 1 is no finite range; scale with finite bounds.',
    ],
    [
      'a range past all doubles',
      scaled([0, -1.5e308], [1, 1.5e308]),
      'Input scaling, column 1: from -1.5e+308 to 1.5e+308 is no finite range; scale with finite bounds.',
    ],
    [
      'a range too narrow',
      scaled([0, 0], [1, 5e-324]),
      'Input scaling, column 1: from 0 to 5e-324 is too narrow to compute with; use wider bounds.',
    ],
    [
      'bounds of the output',
      model([dense(2, 1)], { scaling: { output: { low: [0, 0], high: [1, 1] } } }),
      'Output scaling has 2 low and 2 high bounds; 1 of each are needed.',
    ],
  ])('%s', (_, artifact, expected) => {
    expect(check(artifact)).toEqual([expected]);
  });
});

it('names many problems at once', () => {
  const bad = model(
    [
      dense(120, 128, { activation: 'elu', name: 'first' }),
      { kind: 'dropout', name: 'second', config: {}, weights: {} },
      dense(64, 2, { kernel: new Array(128).fill(-2), name: 'third' }),
      dense(2, 2, { bias: [Number.NaN, 0], name: 'fourth' }),
    ],
    { input: [90], scaling: { output: { low: [1, 0], high: [0, 1] } } },
  );
  const problems = check(bad, {
    inputChannels: 3,
    outputMapping: [2, true],
    outputChannels: '2',
    clipWeight: true,
    sampleRate: -1,
  });
  const needles = [
    '"clipWeight"',
    'sampleRate is -1',
    'rows of 90',
    '(first) has activation "elu"',
    '(second)',
    '(first) has 128 neurons; the instrument',
    '(first) has 120 inputs; ',
    '(third) has 64 inputs',
    '(third) has 128 weights',
    '(fourth) has 1 weight ',
    'outputMapping[0] is 2',
    'outputMapping[1] is true',
    'inputChannels is 3',
    'outputChannels is "2"',
    'Output scaling, column 0',
  ];
  expect(needles.map((needle) => problems.filter((problem) => problem.includes(needle)).length)).toEqual(
    needles.map(() => 1),
  );
  expect(problems).toHaveLength(needles.length);
});
