import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { type Backend, LinnetError, loadBackend, type Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { inLanes, likeJs } from '../../test/backends.js';
import { jitter } from '../../test/jitter.js';
import { errorOf, quiet, sums, weightsOf } from '../../test/small.js';
import {
  adam,
  type Callback,
  type Checkpoint,
  type CompiledModel,
  dense,
  earlyStopping,
  type FitOptions,
  fitTogether,
  type History,
  lstm,
  type OptimizerName,
  sequential,
  sgd,
  withRunContext,
} from '../index.js';

type Options = Parameters<ReturnType<typeof sequential>['compile']>[0];
type Chosen = NonNullable<Options>['backend'];

const data = sums(60);
const layers = [dense(6, { activation: 'tanh' }), dense(1)];
const net = sequential(3, layers, { scaling: 'perColumn' });
const rates = [0.003, 0.01, 0.03, 0.1, 0.001];
const boom = new Error('the disk is full');

/** A model for each rate, each with start weights of its own. */
const modelsOn = (backend: NonNullable<Chosen>, learningRates = rates): readonly CompiledModel<['meanAbsoluteError'?]>[] =>
  learningRates.map((learningRate, index) =>
    net.compile({ backend, loss: 'meanSquaredError', optimizer: adam({ learningRate }), seed: 10 + index }),
  ) as never;
