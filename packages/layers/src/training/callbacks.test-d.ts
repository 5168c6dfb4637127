import type { ModelArtifact, Samples } from '@linnet/core';
import { expectTypeOf } from 'vitest';
import {
  type BatchedSamples,
  type CompiledModel,
  cosineDecay,
  csvLogger,
  type EpochLog,
  earlyStopping,
  exponentialDecay,
  findLearningRate,
  type History,
  learningRateSchedule,
  modelCheckpoint,
  piecewiseConstant,
  reduceLrOnPlateau,
} from '../index.js';

declare const plain: CompiledModel;
declare const judged: CompiledModel<readonly ['accuracy']>;
declare const data: Samples;
declare const batched: BatchedSamples;

// Schedules bring their options; what is counted is one of two.
expectTypeOf(learningRateSchedule).toBeCallableWith(cosineDecay(0.1, { decaySteps: 10 }), { by: 'step' });
// @ts-expect-error a warm-up has steps and a target
cosineDecay(0.1, { decaySteps: 10, warmUp: { steps: 3 } });
// @ts-expect-error the rate of decay is needed
exponentialDecay(0.1, { decaySteps: 10 });
// @ts-expect-error so are the boundaries
piecewiseConstant([0.1, 0.01]);
// @ts-expect-error batches are steps
learningRateSchedule(() => 0.1, { by: 'batch' });
// @ts-expect-error a schedule gives a rate
learningRateSchedule(() => '0.1');

// Monitors are losses and metrics there are.
earlyStopping({ monitor: 'validation.accuracy', mode: 'max', baseline: 0.5, startFromEpoch: 3 });
// @ts-expect-error Keras's name
reduceLrOnPlateau({ monitor: 'val_loss' });
// @ts-expect-error Keras's name
reduceLrOnPlateau({ minLr: 0.1 });

// What is saved is a model and the log of its epoch; a monitor decides only which is best.
expectTypeOf<Parameters<Parameters<typeof modelCheckpoint>[0]>>().toEqualTypeOf<
  [model: ModelArtifact, log: EpochLog]
>();
modelCheckpoint(() => undefined, { saveBestOnly: true, monitor: 'loss', everyEpochs: 2 });
// @ts-expect-error it decides nothing here
modelCheckpoint(() => undefined, { monitor: 'loss' });
// @ts-expect-error paths are the business of who saves
modelCheckpoint('model.json');
// @ts-expect-error lines go to a function
csvLogger('log.csv');

// Weights are by class, or balanced.
(): unknown => plain.fit(data, { epochs: 1, classWeights: { 0: 1, 1: 5 } });
(): unknown => plain.fit(batched, { epochs: 1, classWeights: 'balanced' });
// @ts-expect-error no such choice
(): unknown => plain.fit(data, { epochs: 1, classWeights: 'even' });
// @ts-expect-error weights are numbers
(): unknown => plain.fit(data, { epochs: 1, classWeights: { 0: '1' } });

// Models of any metrics; a suggestion may be missing.
const found = () => findLearningRate(judged, batched, { from: 1e-5, seed: 1 });
expectTypeOf<Awaited<ReturnType<typeof found>>['suggestion']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Awaited<ReturnType<typeof found>>['rates']>().toEqualTypeOf<readonly number[]>();
// @ts-expect-error no such option
(): unknown => findLearningRate(plain, data, { epochs: 3 });

// A history has what was asked for.
expectTypeOf<History<readonly []>>().not.toHaveProperty('accuracy');
expectTypeOf<History<readonly ['accuracy'], true>['validation']['accuracy']>().toEqualTypeOf<readonly number[]>();
expectTypeOf<History<readonly ['accuracy'], false>['validation']>().toEqualTypeOf<undefined>();
