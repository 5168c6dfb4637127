import { sha256 } from 'linnet';
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../protocol/index.js';
import { createEngine } from './create-engine.js';
import { circlesM8, listener, nothing } from './test-experiments.js';

const text = (name: string, content: string): GivenFile => ({ name, bytes: new TextEncoder().encode(content) });
const doubles = (name: string, ...values: number[]): GivenFile => ({
  name,
  bytes: new Uint8Array(Float64Array.from(values).buffer),
});
const rows = Array.from({ length: 20 }, (_, row) => `${row / 10},${1 - row / 20},${row < 10 ? 'low' : 'high'}`);
const csv = text('kinds.csv', ['a,b,kind', ...rows].join('\n'));

describe('files of data', () => {
  it('say what is in them, and experiments name them by their hash', async () => {
    const engine = createEngine();
    const view = await engine.readData(csv);
    const hash = await sha256(csv.bytes);
    expect(view).toMatchObject({
      name: 'kinds.csv',
      rows: 20,
      columns: ['a', 'b', 'kind'],
      hasColumns: true,
      sha256: hash,
    });
    const data = { kind: 'file', name: 'kinds.csv', sha256: hash, target: ['kind'] } as const;
    const inspection = await engine.inspect({ ...circlesM8, data });
    expect(inspection).toMatchObject({ classNames: ['high', 'low'], columnNames: ['a', 'b'], shape: [2] });
    const { models } = await engine.train(
      { ...circlesM8, data, epochs: 1 },
      { seeds: 1, show: nothing, paused: false },
      listener().listen,
    );
    expect(models[0]?.train?.accuracy).toBeGreaterThanOrEqual(0);
    await expect(engine.inspect({ ...circlesM8, data: { ...data, target: [] } })).rejects.toThrow(
      'Columns: a, b, kind',
    );
    await expect(engine.inspect({ ...circlesM8, data: { ...data, target: ['c'] } })).rejects.toThrow('kinds.csv:');
    await expect(createEngine().inspect({ ...circlesM8, data })).rejects.toThrow('drop it here');
  });

  it('of other kinds', async () => {
    const engine = createEngine();
    const triples = await engine.readData(doubles('places.dat', 0, 1, 0, 1, 0, 1));
    expect(triples).toMatchObject({ rows: 2, columns: ['0', '1', '2'], hasColumns: true });
    const data = { kind: 'file', name: 'places.dat', sha256: triples.sha256, target: ['2'] } as const;
    expect((await engine.inspect({ ...circlesM8, data, test: 0 })).train).toMatchObject({
      rows: 2,
      x: Float32Array.of(0, 1, 1, 0),
      y: Float32Array.of(0, 1),
    });
    const json = text(
      'set.json',
      '{"format":"linnet-data/1","x":{"numbers":"float64","shape":[1,2],"data":[1,2]},"y":{"numbers":"float64","shape":[1,1],"data":[1]}}',
    );
    expect(await engine.readData(json)).toMatchObject({ rows: 1, hasColumns: false });
  });

  it('in pairs make rows, in whatever order they come', async () => {
    const engine = createEngine();
    const pairs = [
      doubles('X_1.dat', 1, 2),
      doubles('Y_1.dat', 0),
      doubles('Y_2.dat', 1),
      doubles('X_2.dat', 3, 4),
    ] as const;
    const [a, b, c, d] = pairs;
    const view = await engine.readData(a, b, c, d);
    expect(view).toMatchObject({ rows: 2, hasColumns: false });
    expect((await engine.readData(d, c, b, a)).sha256).toBe(view.sha256);
    const data = { kind: 'file', name: 'X_1.dat', sha256: view.sha256, target: [] } as const;
    expect((await engine.inspect({ ...circlesM8, data, test: 0 })).train.x).toEqual(Float32Array.of(1, 2, 3, 4));
    await expect(engine.readData(a, c)).rejects.toThrow(/^These files are no data set:.*Y_1\.dat is missing/su);
    await expect(engine.readData(a, a, b)).rejects.toThrow('there 2 times');
    await expect(engine.readData(a, csv)).rejects.toThrow('kinds.csv is there');
  });

  it.each([
    [text('a.csv', 'a,b\n1,2\n3'), 'a.csv: '],
    [text('a.csv', 'a,b\n'), 'a.csv: '],
    [text('a.json', '{}'), 'a.json: The format of this file'],
    [text('a.npy', 'no numpy'), 'a.npy: '],
    [text('a.dat', '1234567'), 'a.dat: This file has 7 bytes'],
    [doubles('a.dat', 1, 2), 'X_1.dat with Y_1.dat'],
    [text('a.xlsx', 'PK'), 'only .csv, .tsv'],
    [{ name: 'a.txt', bytes: Uint8Array.of(0xff, 0xfe, 0) }, 'it is not UTF-8 text'],
    [{ name: 'huge.csv', bytes: new Uint8Array(65 * 1_048_576) }, 'huge.csv has 65 MB; at most 64 MB'],
  ])('that cannot be read say why', async (file, message) => {
    await expect(createEngine().readData(file)).rejects.toThrow(message);
  });
});
