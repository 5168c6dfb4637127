import { js } from '@linnet/backend-js';
import { createRegistry, defineExporter, type Exported, type ModelArtifact } from '@linnet/core';
import { describe, expectTypeOf, it } from 'vitest';
import { sums } from '../test/small.js';
import {
  type Checkpoint,
  type CompiledModel,
  type Curves,
  dense,
  earlyStopping,
  explain,
  fitTogether,
  type InferenceOptions,
  type MetricName,
  type PredictingModel,
  sequential,
  sgd,
  type TrainingOptions,
} from './index.js';

const data = sums(8);
const described = sequential(3, [dense(1)]);
const plain = described.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
const judged = described.compile({ loss: 'meanSquaredError', metrics: ['accuracy'] });
const predicting = described.compile({ backend: js });

describe('types of compile', () => {
  it('a model with a loss trains, one without only predicts, one that is described does neither', () => {
    expectTypeOf(plain).toEqualTypeOf<CompiledModel<[]>>();
    expectTypeOf(judged).toEqualTypeOf<CompiledModel<readonly ['accuracy']>>();
    expectTypeOf(predicting).toEqualTypeOf<PredictingModel>();
    // @ts-expect-error compile comes before fit
    (): unknown => described.fit(data, { epochs: 1 });
    // @ts-expect-error compile comes before predict
    (): unknown => described.predict(data.x);
    // @ts-expect-error it was compiled without a loss
    (): unknown => predicting.fit(data, { epochs: 1 });
    // @ts-expect-error a compiled model is not compiled again
    (): unknown => plain.compile({ loss: 'meanSquaredError' });
  });

  it('options that were made elsewhere say what they say', () => {
    const training: TrainingOptions = { loss: 'hinge' };
    const inference: InferenceOptions = { seed: 1 };
    const either: { readonly loss: 'hinge' | undefined } = { loss: 'hinge' };
    const [trains, predicts] = [() => described.compile(training), () => described.compile(inference)];
    const unknown = () => described.compile(either);
    expectTypeOf<ReturnType<typeof trains>>().toEqualTypeOf<CompiledModel<readonly MetricName[]>>();
    expectTypeOf<ReturnType<typeof predicts>>().toEqualTypeOf<PredictingModel>();
    expectTypeOf<ReturnType<typeof unknown>>().toEqualTypeOf<PredictingModel | CompiledModel<[]>>();
    (): unknown => described.compile({ loss: 'hinge', optimizer: undefined });
    const artifact: Pick<ModelArtifact, 'scaling'> = {};
    (): unknown => sequential(3, [dense(1)], { scaling: artifact.scaling });
    const held: { readonly resume?: Checkpoint; readonly signal?: AbortSignal } = {};
    (): unknown =>
      plain.fit({ ...data, weights: data.weights }, { epochs: 1, resume: held.resume, signal: held.signal });
    // @ts-expect-error there is nothing to make smaller
    (): unknown => described.compile({ optimizer: 'sgd' });
    // @ts-expect-error nor to judge
    (): unknown => described.compile({ metrics: ['accuracy'] });
  });

  it('misspelt names and options are errors', () => {
    // @ts-expect-error loss
    (): unknown => described.compile({ loss: 'meanSquareError' });
    // @ts-expect-error optimiser
    (): unknown => described.compile({ loss: 'meanSquaredError', optimizer: 'adan' });
    // @ts-expect-error metric
    (): unknown => described.compile({ loss: 'meanSquaredError', metrics: ['acuracy'] });
    // @ts-expect-error an option of compile
    (): unknown => described.compile({ loss: 'meanSquaredError', optimiser: 'sgd' });
    // @ts-expect-error an option of an optimiser
    (): unknown => sgd({ rate: 0.1 });
    // @ts-expect-error an activation
    (): unknown => dense(1, { activation: 'rely' });
    // @ts-expect-error an option of fit
    (): unknown => plain.fit(data, { epochs: 1, batchsize: 2 });
    // @ts-expect-error epochs are needed
    (): unknown => plain.fit(data, {});
    // @ts-expect-error what is monitored
    (): unknown => earlyStopping({ monitor: 'val_loss' });
  });

  it('names of backends are those of the registry', () => {
    const registry = createRegistry([js]);
    (): unknown => described.compile({ loss: 'meanSquaredError', backend: 'js', registry });
    (): unknown => described.compile({ loss: 'meanSquaredError', backend: 'auto', registry });
    // @ts-expect-error no such backend
    (): unknown => described.compile({ loss: 'meanSquaredError', backend: 'jss', registry });
    // @ts-expect-error the default registry has no names here: nothing declares any
    (): unknown => described.compile({ loss: 'meanSquaredError', backend: 'js' });
  });
});

describe('types of a history', () => {
  it('a metric is there only if it was asked for', () => {
    type Plain = Awaited<ReturnType<typeof plain.fit>>;
    type Judged = Awaited<ReturnType<typeof judged.fit>>;
    expectTypeOf<Plain['loss']>().toEqualTypeOf<readonly number[]>();
    expectTypeOf<Plain>().not.toHaveProperty('accuracy');
    expectTypeOf<Judged['accuracy']>().toEqualTypeOf<readonly number[]>();
    expectTypeOf<Judged>().not.toHaveProperty('meanSquaredError');
    expectTypeOf<Awaited<ReturnType<typeof judged.evaluate>>>().toExtend<{ loss: number; accuracy: number }>();
  });

  it('validation is there only if there was validation data', () => {
    const validated = () => judged.fit(data, { epochs: 1, validation: data });
    const split = () => judged.fit(data, { epochs: 1, validation: 0.2 });
    const alone = () => judged.fit(data, { epochs: 1 });
    type Validation<F extends () => Promise<{ readonly validation: unknown }>> = Awaited<ReturnType<F>>['validation'];
    expectTypeOf<Validation<typeof validated>>().toEqualTypeOf<Curves<readonly ['accuracy']>>();
    expectTypeOf<Validation<typeof split>>().toEqualTypeOf<Curves<readonly ['accuracy']>>();
    expectTypeOf<Validation<typeof alone>>().toEqualTypeOf<undefined>();
  });
});

describe('types of export', () => {
  const counter = defineExporter({
    name: 'counter',
    extension: 'txt',
    check: (_model: ModelArtifact, _options: { readonly from: number }): readonly string[] => [],
    export: (model: ModelArtifact, { from }: { readonly from: number }): Exported<number, string> => ({
      value: from + model.layers.length,
      bytes: new Uint8Array(0),
      report: 'counted',
    }),
  });
  const registry = createRegistry([js, counter]);
  const known = described.compile({ loss: 'meanSquaredError', registry });

  it('by value: options, document and report come with the plugin', () => {
    const exported = () => plain.export(counter, { from: 1 });
    expectTypeOf<Awaited<ReturnType<typeof exported>>>().toEqualTypeOf<Exported<number, string>>();
    // @ts-expect-error from is a number
    (): unknown => plain.export(counter, { from: '1' });
    // @ts-expect-error from is needed
    (): unknown => plain.export(counter);
  });

  it('by name: the same, from the registry', () => {
    const exported = () => known.export('counter', { from: 1 });
    expectTypeOf<Awaited<ReturnType<typeof exported>>>().toEqualTypeOf<Exported<number, string>>();
    // @ts-expect-error from is a number
    (): unknown => known.export('counter', { from: '1' });
    // @ts-expect-error no such exporter
    (): unknown => known.export('conter', { from: 1 });
    // @ts-expect-error the default registry has no names here
    (): unknown => plain.export('counter', { from: 1 });
  });
});

describe('types of what is made of models', () => {
  it('a described model is explained for a loss, a compiled one has its own', () => {
    const registry = createRegistry([js]);
    (): unknown => explain(described, { loss: 'meanSquaredError', optimizer: sgd(), batchSize: 4, registry });
    (): unknown => explain(judged, { batchSize: 4, registry });
    (): unknown => explain(predicting);
    // @ts-expect-error it has one of its own
    (): unknown => explain(judged, { loss: 'meanSquaredError' });
    // @ts-expect-error no such loss
    (): unknown => explain(described, { loss: 'mse' });
  });

  it('a predictor and a stream take numbers, and write single floats', () => {
    type Run = Awaited<ReturnType<typeof predicting.predictor>>['run'];
    expectTypeOf<Parameters<Run>>().toEqualTypeOf<[row: ArrayLike<number>, out: Float32Array]>();
    type Push = Awaited<ReturnType<typeof plain.stream>>['push'];
    expectTypeOf<Push>().toBeCallableWith(1, new Float32Array(1));
    expectTypeOf<Push>().toBeCallableWith([1, 2], new Float32Array(1));
    // @ts-expect-error a described model has no weights
    (): unknown => described.predictor();
  });

  it('models that train together have the metrics and the validation of their fits', () => {
    const alike = [judged, judged];
    const validated = () => fitTogether(alike, data, { epochs: 1, validation: 0.5 });
    const plainly = () => fitTogether(alike, data, [{ epochs: 1 }, { epochs: 2 }]);
    type Validated = Awaited<ReturnType<typeof validated>>[number];
    expectTypeOf<Validated['accuracy']>().toEqualTypeOf<readonly number[]>();
    expectTypeOf<Validated['validation']>().toExtend<{ readonly accuracy: readonly number[] }>();
    expectTypeOf<Awaited<ReturnType<typeof plainly>>[number]['validation']>().toEqualTypeOf<undefined>();
    // @ts-expect-error an option of fit
    (): unknown => fitTogether(alike, data, { epochs: 1, batchsize: 2 });
    // @ts-expect-error it only predicts
    (): unknown => fitTogether([predicting], data, { epochs: 1 });
  });
});
