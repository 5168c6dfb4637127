import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { defineOp } from './op.js';
import { contract, type ParamSlot } from './plan.js';
import { type Lowerable, lowerLayers } from './plan-builder.js';
import type { Shape } from './shape.js';

const slot = (name: string, shape: Shape): ParamSlot => ({
  name,
  shape,
  initialiser: { kind: 'constant', value: 0 },
  trained: true,
});
const dense = (units: number): Lowerable => ({
  lower: (plan, from) => {
    const kernel = plan.param(slot('kernel', [from.shape[0] ?? 0, units]));
    return plan.op('dense', from, [units], { kernel, activation: 'relu' });
  },
});
const clip: Lowerable = { lower: (plan, from) => plan.op('clip', from, from.shape, { to: [-1, 1] }) };

describe('lowerLayers', () => {
  it('writes a straight line of operations between numbered buffers', () => {
    const { plan, layers } = lowerLayers(
      [3],
      [
        ['a', dense(2)],
        ['b', clip],
        ['c', dense(4)],
      ],
    );
    expect(plan).toEqual({
      contract,
      input: [3],
      output: [4],
      buffers: [[3], [2], [2], [4]],
      result: 3,
      ops: [
        { kind: 'dense', inputs: [0], outputs: [1], kernel: 0, activation: 'relu' },
        { kind: 'clip', inputs: [1], outputs: [2], to: [-1, 1] },
        { kind: 'dense', inputs: [2], outputs: [3], kernel: 1, activation: 'relu' },
      ],
      params: [slot('a/kernel', [3, 2]), slot('c/kernel', [2, 4])],
    });
    expect(layers).toEqual([
      { output: [2], params: [0] },
      { output: [2], params: [] },
      { output: [4], params: [1] },
    ]);
  });

  it('asks a custom operation for its shape, and keeps its attributes and parameters', () => {
    const repeat = defineOp({
      name: 'repeat',
      outputShape: ([length = 0]: Shape, { times }: { readonly times: number }) => [length * times],
      kernel: () => ({ forward: () => undefined, backward: () => undefined }),
    });
    const layer: Lowerable = {
      lower: (plan, from) => plan.custom(repeat, from, { times: 3 }, [plan.param(slot('gain', [1]))]),
    };
    const { plan } = lowerLayers([2], [['repeat', layer]]);
    expect(plan.output).toEqual([6]);
    expect(plan.ops).toEqual([
      {
        kind: 'custom',
        inputs: [0],
        outputs: [1],
        definition: { ...repeat, type: 'op', contract },
        attributes: { times: 3 },
        params: [0],
      },
    ]);
  });

  const twice: Lowerable = {
    lower: (plan, from) => {
      plan.param(slot('kernel', [1]));
      plan.param(slot('kernel', [2]));
      return from;
    },
  };
  const odd: Lowerable = { lower: (plan, from) => plan.op('clip', from, [2.5], { to: [-1, 1] }) };
  const empty: Lowerable = {
    lower: (plan, from) => {
      plan.param(slot('bias', [0]));
      return from;
    },
  };

  it.each([
    ['two layers of one name', [3], [['a', clip] as const, ['a', clip] as const], 'duplicate-name', 'named "a"'],
    ['a name with a slash', [3], [['a/b', clip] as const], 'bad-value', '"a/b"'],
    ['no name', [3], [['', clip] as const], 'bad-value', '""'],
    [
      'two parameters of one name',
      [3],
      [['a', twice] as const],
      'duplicate-name',
      'Layer "a" adds two parameters named "kernel"',
    ],
    ['an input of length 0', [0], [['a', clip] as const], 'bad-shape', 'The input shape has an axis of length 0'],
    ['a broken output', [3], [['a', odd] as const], 'bad-shape', 'The output of layer "a" has an axis of length 2.5'],
    [
      'more weights than fit',
      [1],
      [['a', dense(1e9)] as const],
      'bad-option',
      'Layer "a" takes the model to 1000000000 weights with its kernel of 1 x 1000000000; at most 16777216 are possible.',
    ],
    [
      'more weights together than fit',
      [4000],
      [['a', dense(4000)] as const, ['b', dense(1000)] as const],
      'bad-option',
      'Layer "b" takes the model to 20000000 weights',
    ],
    ['an empty parameter', [3], [['a', empty] as const], 'bad-shape', 'Parameter "a/bias" has an axis of length 0'],
  ])('refuses %s', async (_, input, layers, code, part) => {
    const error = await errorOf(() => lowerLayers(input, layers));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
