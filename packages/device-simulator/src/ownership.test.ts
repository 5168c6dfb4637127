import { setTimeout } from 'node:timers/promises';
import { LinnetError } from '@linnet/core';
import { connect, withInstrument } from '@linnet/device-client';
import { describe, expect, it } from 'vitest';
import { randomNetwork } from '../test/networks.js';
import { simulate } from './index.js';

/** Sockets and timers of this process. */
const resources = (): number =>
  process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|Pipe/u.test(kind)).length;

describe('ownership', () => {
  it('survives 1,000 connections without a socket, timer or key left over', async () => {
    const simulator = await simulate();
    const document = randomNetwork([4, 2], ['tanh']);
    const cycle = () =>
      withInstrument(simulator.address, {}, async (moku) => {
        if ((await moku.instruments()).length === 1) await moku.deployPlatform(4);
        const network = await moku.deploy(1, 'neuralnetwork');
        return network.upload(document);
      });
    for (let count = 0; count < 20; count++) await cycle();
    const before = resources();
    for (let count = 20; count < 1000; count++) await cycle();
    await setTimeout(50);
    expect(resources()).toBeLessThanOrEqual(before + 2);
    expect(simulator.owner).toBeNull();
    await simulator.close();
    await setTimeout(50);
    expect(process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP'))).toEqual([]);
  }, 240_000);

  it('is with exactly one of 50 clients that fight for it, at any moment', async () => {
    const simulator = await simulate();
    let [inside, most, entered] = [0, 0, 0];
    const fight = async (name: string): Promise<void> => {
      for (;;) {
        try {
          return await withInstrument(simulator.address, { clientName: name }, async (moku) => {
            inside += 1;
            entered += 1;
            most = Math.max(most, inside);
            expect(simulator.owner).toBe(name);
            await moku.instruments();
            expect(simulator.owner).toBe(name);
            inside -= 1;
          });
        } catch (error) {
          if (!LinnetError.is(error) || error.code !== 'device-owned') throw error;
          await setTimeout(1);
        }
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, at) => fight(`client ${at}`)));
    expect({ most, entered, owner: simulator.owner }).toEqual({ most: 1, entered: 50, owner: null });
    await simulator.close();
  });

  it('goes to the last of 50 clients that take it by force; the others are told, and change nothing', async () => {
    const simulator = await simulate();
    const names = Array.from({ length: 50 }, (_, at) => `client ${at}`);
    const all = await Promise.all(
      names.map((clientName) =>
        connect(simulator.address, { clientName, force: true }).then(
          (moku) => ({ clientName, moku }),
          (error: unknown) => ({ clientName, error }),
        ),
      ),
    );
    const owner = simulator.owner;
    for (const one of all) {
      if ('error' in one) expect(one.error).toMatchObject({ code: 'device-owned' });
      else if (one.clientName === owner) expect(await one.moku.instruments()).toEqual(['']);
      else await expect(one.moku.deployPlatform(4)).rejects.toMatchObject({ code: 'device-owned' });
    }
    // Those who lost it have nothing to give back; giving back does not take it from the owner.
    for (const one of all) if ('moku' in one && one.clientName !== owner) await one.moku.close();
    expect(simulator.owner).toBe(owner);
    for (const one of all) if ('moku' in one) await one.moku.close();
    expect(simulator.owner).toBeNull();
    await simulator.close();
  });

  it('is told with the name of the owner, and a closed connection refuses further use', async () => {
    const simulator = await simulate();
    const first = await connect(simulator.address, { clientName: 'the first' });
    await expect(connect(simulator.address)).rejects.toMatchObject({
      code: 'device-owned',
      message: expect.stringContaining('"the first"'),
    });
    await first.close();
    await first.close();
    await expect(first.instruments()).rejects.toMatchObject({ code: 'disposed' });
    {
      await using moku = await connect(simulator.address, { clientName: 'a block' });
      expect(await moku.name()).toContain('simulator');
      expect(simulator.owner).toBe('a block');
    }
    expect(simulator.owner).toBeNull();
    await simulator.close();
  });

  it('is given back when the work fails, when it is aborted, and when the version does not fit', async () => {
    const simulator = await simulate();
    const failing = withInstrument(simulator.address, {}, () => {
      throw new TypeError('of the user');
    });
    await expect(failing).rejects.toThrow('of the user');
    expect(simulator.owner).toBeNull();

    const abort = new AbortController();
    const aborted = withInstrument(simulator.address, { signal: abort.signal }, async (moku) => {
      abort.abort(new Error('enough'));
      await moku.instruments();
    });
    await expect(aborted).rejects.toThrow('enough');
    expect(simulator.owner).toBeNull();

    const older: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!String(input).endsWith('describe')) return response;
      const text = (await response.text()).replace('"proxy_version":"3"', '"proxy_version":"2"');
      return new Response(text, { headers: response.headers });
    };
    await expect(connect(simulator.address, { fetch: older })).rejects.toMatchObject({ code: 'device-version' });
    expect(simulator.owner).toBeNull();
    const unchecked = await connect(simulator.address, { fetch: older, skipVersionCheck: true });
    await unchecked.close();
    await simulator.close();
  });
});
