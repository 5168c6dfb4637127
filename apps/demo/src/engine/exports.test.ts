import { compileExperiment, drawSets, fitExperiment, historyCsv } from '@linnet/recipes';
import { zipSync } from 'fflate';
import { c, linn, onnx, quantise, stringifyModel, verilog } from 'linnet';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportedFiles, GivenFile } from '../protocol/index.js';
import { createEngine } from './create-engine.js';
import { listener, nothing, smallClassifier } from './test-experiments.js';

const engine = createEngine();
const sets = drawSets(smallClassifier);
const model = compileExperiment(smallClassifier, sets);
let history: Awaited<ReturnType<typeof fitExperiment>>;

beforeAll(async () => {
  history = await fitExperiment(model, smallClassifier, sets, { progress: 'none' });
  await engine.train(smallClassifier, { seeds: 1, show: nothing, paused: false }, listener().listen);
});

const textOf = ({ files }: ExportedFiles, index = 0): string => new TextDecoder().decode(files[index]?.bytes);
const namesOf = ({ files }: ExportedFiles): readonly string[] => files.map(({ name }) => name);

describe('files', () => {
  it('of the model and its history are those of the command', async () => {
    const file = await engine.exportModel('model', { name: 'classifier', bits: 0 });
    expect(namesOf(file)).toEqual(['classifier.json']);
    expect(textOf(file)).toBe(stringifyModel(model.toArtifact()));
    const csv = textOf(await engine.exportModel('history', { name: 'history', bits: 0 }));
    // Times differ.
    expect(csv.split('\n')[0]).toBe((await historyCsv(history)).split('\n')[0]);
    expect(csv.split('\n')).toHaveLength(4);
  });

  it('for the instrument come with their setup', async () => {
    const wanted = await model.export('linn', { name: 'classifier', inputChannels: 1, outputChannels: 1 });
    const exported = await engine.exportModel('linn', { name: 'classifier', bits: 0 });
    expect(namesOf(exported)).toEqual(['classifier.linn', 'classifier.setup.json']);
    expect(exported.files[0]?.bytes).toEqual(wanted.bytes);
    expect(exported.files[1]?.bytes).toEqual(wanted.beside?.['classifier.setup.json']);
    expect(exported.notes.join(' ')).toContain(`${wanted.report.latencyCycles} cycles`);
    expect((await linn.export(model.toArtifact(), { name: 'classifier' })).bytes).toEqual(wanted.bytes);
  });

  it.each([
    ['c', c],
    ['verilog', verilog],
    ['onnx', onnx],
  ] as const)('of %s are its words', async (kind, exporter) => {
    const bits = { weights: 8, activations: 8, input: 8 };
    const { artifact } = quantise(model.toArtifact(), { ...bits, calibration: sets.train.x });
    const wanted = await exporter.export(artifact, { name: 'classifier' });
    const exported = await engine.exportModel(kind, { name: 'classifier', bits: 8 });
    expect(exported.files[0]?.bytes).toEqual(Uint8Array.from(wanted.bytes));
    expect(namesOf(exported).slice(1)).toEqual(Object.keys(wanted.beside ?? {}));
    expect(exported.notes.join(' ')).toContain('dense: weights ');
  });

  it('in floats, where there are some', async () => {
    const wanted = await c.export(model.toArtifact(), { name: 'classifier' });
    const exported = await engine.exportModel('c', { name: 'classifier', bits: 0 });
    expect(exported.files[0]?.bytes).toEqual(Uint8Array.from(wanted.bytes));
    await expect(engine.exportModel('verilog', { name: 'a', bits: 0 })).rejects.toThrow('choose how many bits');
  });

  it('have names', async () => {
    await expect(engine.exportModel('model', { name: '../a', bits: 0 })).rejects.toThrow('The name of the files is');
  });

  it('give the model back', async () => {
    const other = createEngine();
    const { files } = await engine.exportModel('model', { name: 'classifier', bits: 0 });
    const [file] = files;
    if (file === undefined) throw new RangeError('there is a file');
    const restored = await other.restore(file);
    expect(restored).toMatchObject({ kind: 'model', plane: undefined, network: { parameters: model.parameters } });
    expect(textOf(await other.exportModel('model', { name: 'again', bits: 0 }))).toBe(textOf({ files, notes: [] }));
    expect((await other.exportModel('linn', { name: 'classifier', bits: 0 })).files).toEqual(
      (await engine.exportModel('linn', { name: 'classifier', bits: 0 })).files,
    );
    await expect(other.exportModel('history', { name: 'a', bits: 0 })).rejects.toThrow('came from a file');
    await expect(other.playgroundFigures()).rejects.toThrow('came from a file');
  });

  it('of a .linn give a network for the instrument', async () => {
    const other = createEngine();
    const [file] = (await engine.exportModel('linn', { name: 'classifier', bits: 0 })).files;
    if (file === undefined) throw new RangeError('there is a file');
    expect(await other.restore(file)).toMatchObject({ kind: 'linn', network: { inputs: [40] } });
    expect((await other.exportModel('linn', { name: 'classifier', bits: 0 })).files[0]?.bytes).toEqual(file.bytes);
  });

  it('of a .linn with its setup give the same scaling, one by one and as an archive', async () => {
    const { files } = await engine.exportModel('linn', { name: 'classifier', bits: 0 });
    const [file, setup] = files;
    if (file === undefined || setup === undefined) throw new RangeError('there are two files');
    const archive = zipSync({ [setup.name]: setup.bytes, [file.name]: file.bytes, 'notes.txt': new Uint8Array(3) });
    const zip = { name: 'classifier.zip', bytes: new Uint8Array(archive) };
    // What a channel carries is the same; how its columns were trained is not in a .linn.
    const portsOf = ({ bytes }: GivenFile): readonly unknown[] => {
      const { input, output, devices } = JSON.parse(new TextDecoder().decode(bytes));
      return [input.bounds, output.bounds, devices];
    };
    const ways: readonly (readonly [GivenFile, ...GivenFile[]])[] = [[file, setup], [setup, file], [zip]];
    for (const given of ways) {
      const other = createEngine();
      expect((await other.restore(...given)).notes).toEqual([]);
      const [again, itsSetup] = (await other.exportModel('linn', { name: 'classifier', bits: 0 })).files;
      expect(again).toEqual(file);
      expect(portsOf(itsSetup ?? zip)).toEqual(portsOf(setup));
    }
    expect((await createEngine().restore(file)).notes).toEqual([expect.stringContaining('.setup.json')]);
    const foreign = {
      ...setup,
      bytes: new TextEncoder().encode(textOf({ files: [setup], notes: [] }).replace(/"sha256": "./u, '"sha256": "x')),
    };
    await expect(createEngine().restore(file, foreign)).rejects.toThrow('belongs to another .linn');
    await expect(createEngine().restore(setup)).rejects.toThrow('give both together');
    await expect(createEngine().restore(file, { ...file, name: 'b.linn' })).rejects.toThrow('give one model file');
    await expect(createEngine().restore({ name: 'a.zip', bytes: new Uint8Array(40) })).rejects.toThrow(
      'a.zip: it is no archive',
    );
    const empty = { name: 'b.zip', bytes: new Uint8Array(zipSync({ 'notes.txt': new Uint8Array(3) })) };
    await expect(createEngine().restore(empty)).rejects.toThrow('b.zip: no .linn is in it');
  });

  it.each([
    ['a.json', '{"format":"linnet/1"', 'a.json: The model file is not JSON'],
    ['a.json', '{"format":"linnet/9"}', 'linnet/9'],
    ['a.linn', '{"version":"0.1","layers":[]}', 'a.linn: This .linn file cannot be used'],
    ['a.json', '\xff', 'a.json:'],
  ])('that are damaged say so: %s %s', async (name, text, message) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    await expect(createEngine().restore({ name, bytes })).rejects.toThrow(message);
  });
});
