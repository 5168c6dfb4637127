import {
  type Activation,
  activations,
  type Lowerable,
  type OpKinds,
  type ParamSlot,
  type PlanBuilder,
  type Shape,
  sizeOf,
  type UnfoldedActivation,
  unfoldedActivations,
} from '@linnet/core';
import { type Model, modelOf } from './model.js';

const weight = (plan: PlanBuilder, name: string, shape: Shape, options: Partial<ParamSlot> = {}): number =>
  plan.param({ name, shape, initialiser: { kind: 'constant', value: 0 }, trained: true, ...options });

/** A dense layer without a bias, over the last axis. */
export const plain = (units: number, activation: Activation = 'linear'): Lowerable => ({
  lower: (plan, from) => {
    const kernel = weight(plan, 'kernel', [from.shape.at(-1) ?? 1, units]);
    return plan.op('dense', from, [...from.shape.slice(0, -1), units], { kernel, activation });
  },
});

export const activation = (kind: Activation | UnfoldedActivation): Lowerable => ({
  lower: (plan, from) => plan.op('activation', from, from.shape, { activation: kind }),
});

export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

export const embedding = (entries: number, width: number): Lowerable => ({
  lower: (plan, from) =>
    plan.op('embedding', from, [...from.shape, width], { table: weight(plan, 'table', [entries, width]) }),
});

export const reshape = (shape?: Shape): Lowerable => ({
  lower: (plan, from) => plan.op('reshape', from, shape ?? [sizeOf(from.shape)], {}),
});

/** Lists of layers that all read what comes in, and what they give merged. */
export const branches = (by: OpKinds['merge']['by'], ...lists: readonly (readonly Lowerable[])[]): Lowerable => ({
  lower: (plan, from) => {
    const ports = lists.map((layers, list) =>
      layers.reduce((port, layer, index) => {
        const param: PlanBuilder['param'] = (slot) => plan.param({ ...slot, name: `${list}_${index}_${slot.name}` });
        return layer.lower({ ...plan, param }, port);
      }, from),
    );
    const [steps = 1, width = 1] = ports[0]?.shape ?? [];
    return plan.op('merge', ports, [steps, by === 'concatenate' ? width * ports.length : width], { by });
  },
});

const noise: Lowerable = { lower: (plan, from) => plan.op('gaussianNoise', from, from.shape, { deviation: 0.1 }) };
const reverse: Lowerable = { lower: (plan, from) => plan.op('reverse', from, from.shape, {}) };

const affine = (plan: PlanBuilder, width: number) => ({
  gamma: weight(plan, 'gamma', [width]),
  beta: weight(plan, 'beta', [width]),
  epsilon: 1e-3,
});

const byLayer: Lowerable = {
  lower: (plan, from) => plan.op('layerNormalization', from, from.shape, affine(plan, from.shape.at(-1) ?? 1)),
};

const byBatch: Lowerable = {
  lower: (plan, from) => {
    const width = from.shape.at(-1) ?? 1;
    return plan.op('batchNormalization', from, from.shape, {
      ...affine(plan, width),
      mean: weight(plan, 'mean', [width], { trained: false }),
      variance: weight(plan, 'variance', [width], { trained: false }),
      momentum: 0.9,
    });
  },
};

const convolution: Lowerable = {
  lower: (plan, from) => {
    const [steps = 1, channels = 1] = from.shape;
    const constraint = { kind: 'norm', low: 0.5, high: 1, rate: 0.9 } as const;
    return plan.op('conv1d', from, [steps, 5], {
      kernel: weight(plan, 'kernel', [3, channels, 5], { constraint }),
      bias: weight(plan, 'bias', [5]),
      stride: 1,
      before: 1,
      dilation: 1,
      activation: 'relu',
    });
  },
};

const pooling = (kind: 'maxPooling1d' | 'averagePooling1d'): Lowerable => ({
  lower: (plan, from) => {
    const [steps = 1, channels = 1] = from.shape;
    return plan.op(kind, from, [Math.ceil(steps / 2), channels], { size: 2, stride: 2, before: 0 });
  },
});

const grid = { least: -8, greatest: 7, rounding: 'halfUp' } as const;
const quantised: Lowerable = {
  lower: (plan, from) => {
    const units = from.shape.at(-1) ?? 1;
    const kernel = weight(plan, 'kernel', [units, units], { grid: { ...grid, steps: [0.125] } });
    const sums = plan.op('dense', from, from.shape, { kernel, activation: 'linear' });
    return plan.op('quantise', sums, sums.shape, { ...grid, step: 0.25 });
  },
};

/** A model with every kind of op that dense layers do without, with every activation, and all that an update can do. */
export const everyKind: Model = modelOf(
  [8],
  [
    embedding(5, 4),
    noise,
    byLayer,
    convolution,
    byBatch,
    pooling('maxPooling1d'),
    branches('concatenate', [], [reverse]),
    branches('product', [plain(3)], [plain(3)]),
    branches('mean', [], [plain(3)]),
    pooling('averagePooling1d'),
    ...[...activations, ...unfoldedActivations].map(activation),
    quantised,
    reshape(),
    plain(2),
  ],
  {
    x: Float32Array.from({ length: 80 }, (_, index) => (index * 7) % 5),
    loss: { kind: 'binaryCrossentropy', fromLogits: true },
    optimizer: {
      kind: 'adam',
      learningRate: 0.01,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      amsgrad: true,
      weightDecay: 0.1,
      clipping: { by: 'globalNorm', limit: 0.01 },
    },
  },
);
