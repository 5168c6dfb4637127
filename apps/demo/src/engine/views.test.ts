import { compileExperiment, drawSets, fitExperiment } from '@linnet/recipes';
import { accuracy, emulate, predictQuantised, quantise } from 'linnet';
import { describe, expect, it } from 'vitest';
import type { Show } from '../protocol/index.js';
import { createEngine } from './create-engine.js';
import { placesOf, planeOf } from './plane.js';
import { circlesM8, listener, nothing } from './test-experiments.js';

const m8 = { ...circlesM8, epochs: 4 };
const sets = drawSets(m8);

/** The engine after a training, and the same model beside it. */
async function trained(experiment = m8, show: Show = nothing) {
  const engine = createEngine();
  const { models } = await engine.train(experiment, { seeds: 1, show, paused: false }, listener().listen);
  const drawn = drawSets(experiment);
  const model = compileExperiment(experiment, drawn);
  await fitExperiment(model, experiment, drawn, { progress: 'none' });
  return { engine, model, sets: drawn, result: models[0] };
}

describe('what is drawn', () => {
  it('shows rows, the plane around them and the network before training', async () => {
    const { train, test, plane, network, ...others } = await createEngine().inspect(m8);
    expect(others).toMatchObject({ shape: [2], width: 2, targets: 1 });
    expect([train.rows, train.x.length, train.y.length, test?.rows]).toEqual([800, 1600, 800, 200]);
    expect(plane?.low.every((value) => value < -1 && value > -1.5)).toBe(true);
    expect(network).toMatchObject({ inputs: [2], parameters: 37 });
    expect(network.layers.map(({ kind, name, output, activation }) => [kind, name, output, activation])).toEqual([
      ['dense', 'dense', [4], 'relu'],
      ['dense', 'dense_1', [4], 'relu'],
      ['dense', 'dense_2', [1], 'sigmoid'],
    ]);
    expect(network.layers[0]?.kernel).toMatchObject({ inputs: 2, units: 4 });
    expect(network.summary).toContain('Total params: 37');
  });

  it('sends no more rows than are drawn', async () => {
    const { train } = await createEngine().inspect({ ...m8, data: { ...m8.data, rows: 4000 } as typeof m8.data });
    expect([train.rows, train.x.length, train.y.length]).toEqual([3200, 4000, 2000]);
  });

  it('says of layers that do not do what is wrong with them', async () => {
    await expect(createEngine().inspect({ ...m8, layers: '4:rleu,1' })).rejects.toThrow('Did you mean "relu"');
    await expect(createEngine().inspect({ ...m8, layers: '4:relu,lstm:3', forInstrument: true })).rejects.toThrow(
      'The instrument has dense layers alone',
    );
  });

  it('is what the model predicts, from the top down', async () => {
    const { result, model } = await trained(m8, { resolution: 9, bits: 0, units: true });
    const plane = planeOf(sets);
    if (plane === undefined) throw new RangeError('circles lie in a plane');
    const places = placesOf(plane, 9);
    expect(places.data[1]).toBeGreaterThan(places.data[2 * 80 + 1] ?? 0);
    expect(result?.views.field).toEqual({ resolution: 9, outputs: 1, values: (await model.predict(places)).data });
    expect(result?.views.units?.map(({ layer, field }) => [layer, field.outputs])).toEqual([
      ['dense', 4],
      ['dense_1', 4],
      ['dense_2', 1],
    ]);
    expect(result?.views.units?.[2]?.field.values).toEqual(result?.views.field?.values);
    expect(result?.views.layers[0]?.kernel?.values).toEqual(model.toArtifact().layers[0]?.weights.kernel?.data);
  });

  it('is scaled as the model scales, and units are drawn after their clips', async () => {
    const experiment = {
      ...m8,
      data: { kind: 'surface', seed: 1, rows: 200, noise: 0, shape: 'hills' },
      layers: '5:tanh,1:tanh',
      loss: 'meanSquaredError',
      scaling: 'perColumn',
      forInstrument: true,
    } as const;
    const { result, model, sets: own } = await trained(experiment, { resolution: 5, bits: 12, units: true });
    const plane = planeOf(own) ?? { low: [0, 0], high: [0, 0] };
    expect(result?.views.field?.values).toEqual((await model.predict(placesOf(plane, 5))).data);
    expect(result?.views.units?.map(({ layer }) => layer)).toEqual(['dense', 'dense_1']);
    expect(result?.train?.accuracy).toBeUndefined();
    expect(result?.views.quantised?.score).toBeGreaterThan(0);
  });

  it('of the quantised network is what the emulator gives', async () => {
    const { engine, model, result } = await trained();
    expect(result?.views).toMatchObject({
      field: undefined,
      quantised: undefined,
      units: undefined,
      refused: undefined,
    });
    const [views] = await engine.show({ resolution: 7, bits: 6, units: false });
    const bits = { weights: 6, activations: 6, input: 6 };
    const { artifact, network, report } = quantise(model.toArtifact(), { ...bits, calibration: sets.train.x });
    const places = placesOf(planeOf(sets) ?? { low: [0, 0], high: [0, 0] }, 7);
    expect(views?.quantised?.field?.values).toEqual(Float32Array.from(emulate(network, places).data));
    expect(views?.quantised?.score).toBe(accuracy(sets.train.y, predictQuantised(artifact, sets.train.x)));
    expect(views?.quantised?.testScore).toBeGreaterThan(0.3);
    const saturated = report.layers.reduce((sum, { errors }) => sum + (errors?.overflows ?? 0), 0);
    expect(views?.quantised).toMatchObject({ bits: 6, saturated, computed: 800 * 9 });
  });

  it('says why a network is not quantised', async () => {
    const experiment = {
      ...m8,
      data: { kind: 'threshold', seed: 1, rows: 40, at: 5 },
      layers: 'lstm:3,1:sigmoid',
    } as const;
    const engine = createEngine();
    const shown = { seeds: 1, show: { resolution: 8, bits: 8, units: true }, paused: false };
    const result = await engine.train({ ...experiment, epochs: 1 }, shown, listener().listen).catch((error) => error);
    if (result instanceof Error) throw result;
    expect(result.models[0]?.views).toMatchObject({ field: undefined, quantised: undefined, units: undefined });
    expect(result.models[0]?.views.refused).toContain('cannot be quantised');
  });

  it('changes while a training is held', async () => {
    const engine = createEngine();
    const training = engine.train(m8, { seeds: 1, show: nothing, paused: true }, listener().listen);
    await engine.step();
    const [views] = await engine.show({ resolution: 3, bits: 0, units: false });
    expect(views?.field?.values).toHaveLength(9);
    await engine.stop();
    await training;
  });

  it('draws the first units of a wide layer', async () => {
    const { result } = await trained({ ...m8, layers: '100:tanh,1:sigmoid' }, { resolution: 3, bits: 0, units: true });
    const [wide, last] = result?.views.units ?? [];
    expect([wide?.count, wide?.field.outputs, last?.count]).toEqual([100, 64, 1]);
    expect(wide?.field.values.length).toBe(3 * 3 * 64);
  });
});
