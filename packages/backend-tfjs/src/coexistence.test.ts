import {
  type Backend,
  type Float32Samples,
  loadBackend,
  lowerLayers,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpu } from './cpu.js';
import { wasm } from './wasm.js';

const tf = await import('@tensorflow/tfjs-core');

const plan: Plan = lowerLayers(
  [3],
  [
    ['hidden', { lower: (builder, from) => denseOf(builder, from, 5, 'relu') }],
    ['limited', { lower: (builder, from) => builder.op('clip', from, from.shape, { to: [-1, 1] }) }],
    ['last', { lower: (builder, from) => denseOf(builder, from, 1, 'tanh') }],
  ],
).plan;
const adam = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const training: Training = { loss: { kind: 'meanSquaredError' }, optimizer: adam, batchSize: 4 };
