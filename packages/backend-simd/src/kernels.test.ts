import { type Float32Samples, LinnetError, type Loss, type Plan } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import {
  clip,
  conv1d,
  dense,
  paramsOf,
  planOf,
  quantise,
  quantisedDense,
  recurrent,
  samplesFor,
  softmax,
  trained,
  trainingOf,
} from '../test/nets.js';
import type { Kernel } from './instance.js';
import { type Kernels, startKernels } from './kernels.js';
import { compileTraining } from './program.js';

const start = (): Promise<Kernels> => startKernels({ threads: 1, relaxed: false });

/** What some epochs leave on a kernel. */
function epochsOn(kernel: Kernel, plan: Plan, samples: Float32Samples, training: ReturnType<typeof trainingOf>) {
  const program = compileTraining(kernel, plan, training);
  program.write(paramsOf(plan, 1));
  const results = trained(program, plan, samples, training.batchSize, 3);
  const predicted = new Float32Array(samples.y.data.length);
  const loss = program.evaluate(samples, predicted);
  program.dispose();
  return { results, predicted, loss };
}

const probabilities = ({ y, ...samples }: Float32Samples): Float32Samples => ({
  ...samples,
  y: { ...y, data: y.data.map((value) => (value + 1) / 2) },
});

describe('the common kernel and the whole one', () => {
  it.each<readonly [string, Plan, 'sgd' | 'adam', Exclude<Loss['kind'], 'huber'>]>([
    ['dense', planOf([5], dense(9, 'relu'), dense(6, 'tanh'), clip(-0.5, 0.5), dense(3)), 'adam', 'meanSquaredError'],
    ['dense on steps', planOf([3, 5], dense(9, 'sigmoid'), dense(2)), 'sgd', 'meanSquaredError'],
    ['a softmax', planOf([5], dense(9), dense(3), softmax), 'adam', 'categoricalCrossentropy'],
    ['a softmax within', planOf([5], dense(9), softmax, dense(3)), 'sgd', 'meanSquaredError'],
    ['a sigmoid', planOf([5], dense(9), dense(3, 'sigmoid')), 'sgd', 'binaryCrossentropy'],
    ['lstm', planOf([4, 3], recurrent('lstm', 7, true), recurrent('lstm', 5), dense(3)), 'adam', 'meanSquaredError'],
  ])('%s: give the same bits', async (_, plan, optimizer, loss) => {
    const kernels = await start();
    const training = trainingOf(8, optimizer, loss);
    const samples = probabilities(samplesFor(plan, 21, 2));
    const common = kernels.kernelFor(plan, training);
    const whole = await kernels.whole();
    expect(common).not.toBe(whole);
    expect(epochsOn(common, plan, samples, training)).toEqual(epochsOn(whole, plan, samples, training));
  });

  it.each<readonly [string, Plan, Parameters<typeof trainingOf>]>([
    ['an op', planOf([4, 3], conv1d(2, 3)), [8]],
    ['an activation', planOf([3], dense(2, 'selu')), [8]],
    ['a grid of values', planOf([3], quantise(), dense(2)), [8]],
    ['a grid of weights', planOf([3], quantisedDense(2)), [8]],
    ['a loss', planOf([3], dense(2)), [8, 'sgd', 'logCosh']],
    ['a cross-entropy of what no head has made', planOf([3], dense(2)), [8, 'sgd', 'binaryCrossentropy']],
  ])('%s that the common one has not is on the whole one, once it is prepared', async (_, plan, given) => {
    const kernels = await start();
    const training = trainingOf(...given);
    const compile = (): Kernel => kernels.kernelFor(plan, training);
    expect(compile).toThrow(LinnetError);
    expect(compile).toThrow(/prepare/);
    await kernels.prepare(plan, training);
    expect(compile()).toBe(await kernels.whole());
    expect(compile().memory).toBe(kernels.kernelFor(planOf([3], dense(2))).memory);
  });

  it('clipping, decay and AMSGrad are on the whole one as well', async () => {
    const kernels = await start();
    const plan = planOf([3], dense(2));
    const { optimizer, ...rest } = trainingOf(8, 'adam');
    const common = kernels.kernelFor(plan, trainingOf(8));
    await kernels.whole();
    for (const more of [{ amsgrad: true }, { weightDecay: 0.1 }, { clipping: { by: 'value', limit: 1 } as const }]) {
      expect(kernels.kernelFor(plan, { ...rest, optimizer: { ...optimizer, ...more } as typeof optimizer })).not.toBe(
        common,
      );
    }
  });
});
