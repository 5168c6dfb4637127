import { expose, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { DataFileView, Engine, GivenFile } from '../protocol/index.js';
import type { Connection } from './connect.js';
import { createEngineHost } from './engine-host.js';
import { guard } from './guard.js';
import { createLifeline } from './lifeline.js';

const opened: MessagePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** Workers that read files, and die when they are told to. */
function workers() {
  const read: string[][] = [];
  const lifelines: ReturnType<typeof createLifeline>[] = [];
  const connect = (): Connection => {
    const { port1, port2 } = new MessageChannel();
    opened.push(port1, port2);
    const files: string[] = [];
    read.push(files);
    const readData = async ({ name }: GivenFile): Promise<DataFileView> => {
      if (name === 'bad') throw new Error('It is no table.');
      files.push(name);
      return { name, sha256: `of ${name}`, rows: 1, columns: [], target: [], hasColumns: false, notes: [] };
    };
    expose({ readData, stop: () => new Promise(() => {}) }, port2);
    const lifeline = createLifeline();
    lifelines.push(lifeline);
    return {
      engine: guard(wrap<Engine>(port1), lifeline),
      onEnd: lifeline.onEnd,
      close: () => lifeline.end(new Error('closed')),
    };
  };
  const die = (): void => lifelines.at(-1)?.end(new Error('out of memory'));
  return { connect, die, read };
}

const fileOf = (name: string): GivenFile => ({ name, bytes: new Uint8Array(1) });

describe('createEngineHost', () => {
  it('starts a worker when somebody asks, and one alone', () => {
    const { connect, read } = workers();
    const host = createEngineHost(connect);
    expect(host.get().engine).toBeUndefined();
    expect(host.engine()).toBe(host.engine());
    expect(read).toHaveLength(1);
  });

  it('passes answers and errors on', async () => {
    const host = createEngineHost(workers().connect);
    await expect(host.engine().readData(fileOf('a'))).resolves.toMatchObject({ sha256: 'of a' });
    await expect(host.engine().readData(fileOf('bad'))).rejects.toThrow('It is no table.');
    expect(host.get().files.map(({ view }) => view.name)).toEqual(['a']);
  });

  it('refuses calls that wait, and later ones, once the worker has died', async () => {
    const { connect, die } = workers();
    const host = createEngineHost(connect);
    const waiting = expect(host.engine().stop()).rejects.toThrow('out of memory');
    die();
    await waiting;
    expect(host.get().failure?.message).toBe('out of memory');
    await expect(host.engine().stop()).rejects.toThrow('out of memory');
  });

  it('gives another worker the files of the last one', async () => {
    const { connect, die, read } = workers();
    const host = createEngineHost(connect);
    const before = host.engine();
    await before.readData(fileOf('a'));
    await before.readData(fileOf('b'));
    await before.readData(fileOf('a'));
    die();
    await host.restart();
    expect(host.engine()).not.toBe(before);
    expect(host.get().failure).toBeUndefined();
    expect([...(read.at(-1) ?? [])].sort()).toEqual(['a', 'b']);
    expect(host.get().files).toHaveLength(2);
  });

  it('tells why another worker has gone too', async () => {
    const { connect, die } = workers();
    const host = createEngineHost(connect);
    host.engine();
    die();
    const restarted = host.restart();
    die();
    await restarted;
    expect(host.get().failure?.message).toBe('out of memory');
  });
});
