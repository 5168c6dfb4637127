import { compileExperiment, drawSets, fitExperiment } from '@linnet/recipes';
import { checksumOf } from 'linnet';
import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.js';
import { circlesM8, listener, nothing, smallClassifier } from './test-experiments.js';

const m8 = { ...circlesM8, epochs: 6 };
const running = { seeds: 1, show: nothing, paused: false };
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('a training', () => {
  it('gives the weights that the same experiment gives anywhere, while somebody looks on', async () => {
    const sets = drawSets(m8);
    const alone = compileExperiment(m8, sets);
    const history = await fitExperiment(alone, m8, sets, { progress: 'none' });
    const heard = listener();
    const show = { resolution: 12, bits: 8, units: true };
    const { models } = await createEngine().train(m8, { ...running, show }, heard.listen);
    const [model] = models;
    expect(model?.checksum).toBe(checksumOf(alone.toArtifact()));
    expect(model).toMatchObject({ seed: 25, epochs: 6, interrupted: false, backend: 'simd', stopped: undefined });
    expect(model?.train).toEqual(await alone.evaluate(sets.train));
    expect(heard.epochs().map(({ loss }) => loss)).toEqual(history.loss);
    expect(heard.epochs().map(({ accuracy }) => accuracy)).toEqual(history.accuracy);
    expect(heard.events.some(({ kind }) => kind === 'views')).toBe(true);
  });

  it('is held, steps epoch by epoch, and goes on to the same end', async () => {
    const engine = createEngine();
    const heard = listener();
    const trained = engine.train(m8, { ...running, paused: true }, heard.listen);
    await turn();
    expect(heard.epochs()).toEqual([]);
    await engine.step();
    expect(heard.epochs().map(({ epoch }) => epoch)).toEqual([0]);
    await engine.step();
    await engine.step();
    expect(heard.epochs().map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    await turn();
    expect(heard.epochs()).toHaveLength(3);
    await engine.resume();
    const { models } = await trained;
    expect(heard.epochs().map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5]);
    const whole = await createEngine().train(m8, running, listener().listen);
    expect(models[0]?.checksum).toBe(whole.models[0]?.checksum);
  });

  it('is paused while it runs, and tells so', async () => {
    const engine = createEngine();
    const heard = listener();
    const trained = engine.train({ ...m8, epochs: 100_000 }, running, heard.listen);
    await turn();
    await engine.pause();
    await turn();
    const paused = heard.epochs().length;
    expect(heard.events).toContainEqual({ kind: 'paused', isPaused: true });
    await turn();
    expect(heard.epochs()).toHaveLength(paused);
    await engine.step();
    expect(heard.epochs()).toHaveLength(paused + 1);
    await engine.stop();
    const [model] = (await trained).models;
    expect(model).toMatchObject({ interrupted: true, epochs: paused + 1 });
    const files = await engine.exportModel('model', { name: 'circles', bits: 0 });
    expect(new TextDecoder().decode(files.files[0]?.bytes)).toContain(String(model?.checksum));
  });

  it('that is stopped before its first epoch leaves no model, and another can begin', async () => {
    const engine = createEngine();
    const trained = engine.train(smallClassifier, { ...running, paused: true }, listener().listen);
    await turn();
    await engine.stop();
    expect((await trained).models[0]).toMatchObject({ epochs: 0, interrupted: true, train: undefined });
    await expect(engine.exportModel('linn', { name: 'a', bits: 0 })).rejects.toThrow('There is no model yet');
    expect((await engine.train(smallClassifier, running, listener().listen)).models[0]?.epochs).toBe(2);
  });

  it('ends one that runs, and begins again after one that failed', async () => {
    const engine = createEngine();
    const first = engine.train({ ...m8, epochs: 100_000 }, running, listener().listen);
    await turn();
    const second = engine.train({ ...m8, layers: '4:rleu' }, running, listener().listen);
    expect((await first).models[0]?.interrupted).toBe(true);
    await expect(second).rejects.toThrow('Did you mean "relu"');
    expect((await engine.train(m8, running, listener().listen)).models[0]?.epochs).toBe(6);
  });

  it.each(['simd', 'js'] as const)('from several seeds on %s', async (backend) => {
    const engine = createEngine();
    const heard = listener();
    const experiment = { ...m8, backend, epochs: 3 };
    const trained = engine.train(experiment, { ...running, seeds: 3, paused: true }, heard.listen);
    await turn();
    await engine.step();
    // Side by side all of them take a step, else the one whose turn it is.
    expect(heard.epochs().map(({ model }) => model)).toEqual(backend === 'simd' ? [0, 1, 2] : [0]);
    await engine.resume();
    const { models } = await trained;
    expect(models.map(({ seed, epochs }) => [seed, epochs])).toEqual([
      [25, 3],
      [26, 3],
      [27, 3],
    ]);
    expect(new Set(models.map(({ checksum }) => checksum)).size).toBe(3);
    expect(heard.epochs()).toHaveLength(9);
    const views = await engine.show({ resolution: 4, bits: 0, units: false });
    expect(views.map(({ model }) => model)).toEqual([0, 1, 2]);
  });

  it('measures classes also where its loss is one of numbers', async () => {
    const { models } = await createEngine().train(smallClassifier, running, listener().listen);
    expect(models[0]?.train?.accuracy).toBeGreaterThan(0.3);
    expect(models[0]?.test?.accuracy).toBeLessThanOrEqual(1);
  });

  it('refuses numbers of seeds that are none', async () => {
    const trained = createEngine().train(m8, { ...running, seeds: 0 }, listener().listen);
    await expect(trained).rejects.toThrow('use a whole number from 1 to 16');
  });

  it('keeps what was learnt before numbers ran away, and says so', async () => {
    const engine = createEngine();
    const { models } = await engine.train(
      { ...circlesM8, tenfoldEvery: 1, epochs: 400, backend: 'js' },
      running,
      listener().listen,
    );
    expect(models[0]?.stopped).toMatch(/^The loss became .* What was learnt before is kept/u);
    expect(models[0]?.epochs).toBeGreaterThan(1);
    expect(models[0]?.train?.loss).toBeLessThan(Number.POSITIVE_INFINITY);
    const { files } = await engine.exportModel('history', { name: 'm8', bits: 0 });
    expect(new TextDecoder().decode(files[0]?.bytes).trim().split('\n').length).toBe((models[0]?.epochs ?? 0) + 1);
  });

  it('goes on at 0 after the greatest seed', async () => {
    const experiment = { ...circlesM8, epochs: 1, seed: 0xffffffff } as const;
    const { models } = await createEngine().train(experiment, { ...running, seeds: 2 }, listener().listen);
    expect(models.map(({ seed }) => seed)).toEqual([0xffffffff, 0]);
  });
});
