import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NetworkFacts } from '../protocol/index.js';
import { createEngine } from './create-engine.js';
import { circlesM8, listener, nothing, recipeListener, smallClassifier } from './test-experiments.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const running = { seeds: 1, show: nothing, paused: false };

describe('the engine', () => {
  it('runs a recipe with a few epochs, and tells what it says', async () => {
    const heard = recipeListener();
    const report = await createEngine().runRecipe('moku-classifier', { epochs: 1 }, heard.listen);
    expect(heard.texts()).toContain('Latency: approx. 375 cycles');
    expect(heard.texts()).toContain('Epoch 1/1 - ');
    expect(heard.last()).toMatchObject({ networks: 1, epochs: 1 });
    expect(report).toMatchObject({ epochs: 1, title: expect.stringContaining('Anomaly classifier') });
    expect(report.outcomes.find(({ name }) => name === 'Latency, cycles')).toMatchObject({
      reached: '375',
      isReached: true,
    });
    expect(report.figures[0]?.svg).toMatch(/^<svg /u);
    expect(report.files.map(({ name }) => name)).toEqual([
      'model.json',
      'history.csv',
      'classifier.linn',
      'classifier.setup.json',
    ]);
    expect(new TextDecoder().decode(report.files[0]?.bytes)).toContain(String(report.checksum));
  });

  it('gives the weights of the command: those of the recipe that trains the same', async () => {
    const engine = createEngine();
    const report = await engine.runRecipe('circles', { epochs: 1, seeds: 1 }, recipeListener().listen);
    const { models } = await engine.train({ ...circlesM8, epochs: 1 }, running, listener().listen);
    expect(models[0]?.checksum).toBe(report.checksum);
  });

  it('tells of the network that there is', async () => {
    const engine = createEngine();
    const heard: (NetworkFacts | undefined)[] = [];
    await engine.watchNetwork((network) => heard.push(network));
    const { models } = await engine.train(
      { ...circlesM8, layers: '4:elu,1:sigmoid', epochs: 1 },
      running,
      listener().listen,
    );
    const small = await engine.train({ ...smallClassifier, epochs: 1 }, running, listener().listen);
    expect(heard.filter((network) => network !== undefined)).toEqual([
      { isTrained: true, checksum: models[0]?.checksum, instrumentProblems: [expect.stringContaining('elu')] },
      { isTrained: true, checksum: small.models[0]?.checksum, instrumentProblems: [] },
    ]);
    const { files } = await engine.exportModel('linn', { name: 'net', bits: 0 });
    const other = createEngine();
    await other.watchNetwork((network) => heard.push(network));
    for (const file of files.slice(0, 1)) await other.restore(file);
    expect(heard.at(-1)).toMatchObject({ isTrained: false, instrumentProblems: [] });
  });

  it('stops a recipe', async () => {
    const engine = createEngine();
    const report = engine.runRecipe('moku-classifier', {}, recipeListener().listen);
    const ended = expect(report).rejects.toThrow('The recipe moku-classifier was stopped');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await engine.stop();
    await ended;
    await expect(engine.runRecipe('circle', {}, recipeListener().listen)).rejects.toThrow('Did you mean "circles"');
  });

  it('finds a learning rate', async () => {
    const { figure, suggestion } = await createEngine().findLearningRate(smallClassifier);
    expect(figure.svg).toContain('Learning rate');
    expect(suggestion).toBeGreaterThan(1e-3);
  });

  it('draws the figures of any experiment', async () => {
    const engine = createEngine();
    await engine.train({ ...circlesM8, epochs: 2 }, running, listener().listen);
    expect((await engine.playgroundFigures()).map(({ title }) => title)).toEqual(['Training', 'Training', 'Test']);
  });

  it('draws the figures of a tutorial', async () => {
    const engine = createEngine();
    await engine.train({ ...circlesM8, epochs: 2 }, running, listener().listen);
    const figures = await engine.figures('circles', 'm8');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.every(({ svg }) => svg.startsWith('<svg '))).toBe(true);
  });

  it('names its backends, and what to do without WebAssembly', async () => {
    expect((await createEngine().backends()).map(({ name }) => name)).toEqual(['simd', 'js', 'wasm', 'cpu']);
    vi.stubGlobal('WebAssembly', undefined);
    const engine = createEngine();
    expect(await engine.backends()).toContainEqual({
      name: 'simd',
      unavailable: 'this JavaScript engine has no WebAssembly',
    });
  });

  it('asks for what runs TensorFlow.js only when that is chosen', async () => {
    const wasmPaths = vi.fn(async () => ({}));
    const engine = createEngine({ wasmPaths });
    await engine.train({ ...circlesM8, backend: 'js', epochs: 1 }, running, listener().listen);
    expect(wasmPaths).not.toHaveBeenCalled();
  });

  it.each(['wasm', 'cpu'] as const)('trains and draws on %s', async (backend) => {
    const engine = createEngine();
    const show = { resolution: 6, bits: 0, units: true };
    const { models } = await engine.train(
      { ...circlesM8, backend, epochs: 2 },
      { ...running, show },
      listener().listen,
    );
    expect(models[0]).toMatchObject({ backend, epochs: 2 });
    expect(models[0]?.views.field?.values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('streams in floats and in words', async () => {
    const engine = createEngine();
    expect(await engine.openStream({ kind: 'float' })).toBeUndefined();
    expect(await engine.push(new Float32Array(1))).toBeUndefined();
    await engine.train(smallClassifier, running, listener().listen);
    const samples = Float32Array.from({ length: 60 }, (_, at) => ((at * 7) % 20) / 10 - 1);
    const view = await engine.openStream({ kind: 'float' });
    expect(view).toEqual({ needed: 40, outputs: 1 });
    const pushed = async (part: Float32Array): Promise<Float32Array> =>
      (await engine.push(part))?.answers ?? new Float32Array(0);
    const floats = await pushed(samples);
    expect(floats.findIndex((value) => !Number.isNaN(value))).toBe(39);
    await engine.openStream({ kind: 'fixed', bits: 16 });
    const whole = await pushed(samples);
    for (let at = 39; at < 60; at++) expect(whole[at]).toBeCloseTo(floats[at] ?? Number.NaN, 2);
    expect(Array.from(whole.subarray(0, 39)).every(Number.isNaN)).toBe(true);
    // Pieces give the same.
    await engine.openStream({ kind: 'fixed', bits: 16 });
    const pieces = [
      samples.slice(0, 1),
      samples.slice(1, 45),
      samples.slice(45, 46),
      samples.slice(46),
      samples.slice(60),
    ];
    const answers: number[] = [];
    for (const piece of pieces) answers.push(...(await pushed(piece)));
    expect(Float32Array.from(answers)).toEqual(whole);
    // It ends with its network.
    await engine.train(smallClassifier, running, listener().listen);
    expect(await engine.push(samples)).toBeUndefined();
  });

  it('says what instruments make of a network', async () => {
    const engine = createEngine();
    await expect(engine.onInstruments()).rejects.toThrow('There is no model yet');
    await engine.train(smallClassifier, running, listener().listen);
    const view = await engine.onInstruments();
    expect(view?.latencyCycles).toBe(52);
    expect(view?.limits).toContainEqual({ what: 'inputs', used: 40, limit: 100 });
    expect(view?.devices.map(({ name }) => name)).toEqual(['Moku:Go', 'Moku:Lab', 'Moku:Pro', 'Moku:Delta']);
    for (const { clockHertz, latencySeconds } of view?.devices ?? [])
      expect(latencySeconds * clockHertz).toBeCloseTo(52, 9);
  });

  it('says what no instrument can hold', async () => {
    const engine = createEngine();
    await engine.train({ ...circlesM8, layers: '101:relu,1:sigmoid', epochs: 1 }, running, listener().listen);
    let facts: NetworkFacts | undefined;
    await engine.watchNetwork((found) => {
      facts = found;
    });
    expect(facts?.instrumentProblems.join(' ')).toContain('100');
    expect(await engine.onInstruments()).toBeUndefined();
  });
});
