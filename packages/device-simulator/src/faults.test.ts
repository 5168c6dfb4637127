import { type ConnectOptions, connect, withInstrument } from '@linnet/device-client';
import { describe, expect, it } from 'vitest';
import { randomNetwork } from '../test/networks.js';
import { type Fault, faultNames, type RecordedRequest, simulate } from './index.js';

const document = randomNetwork([4, 2], ['tanh']);
const quick: ConnectOptions = { connectTimeout: 400, readTimeout: 400 };

/** Uploads a network to a simulator with a fault; gives the error, who owns it then, and what was asked. */
async function uploadTo(fault: Fault) {
  const requests: RecordedRequest[] = [];
  const simulator = await simulate({ fault, record: (request) => requests.push(request) });
  const started = performance.now();
  const error: unknown = await withInstrument(simulator.address, quick, async (moku) => {
    await moku.deployPlatform(4);
    const network = await moku.deploy(1, 'neuralnetwork');
    await network.upload(document);
  }).catch((cause: unknown) => cause);
  const milliseconds = performance.now() - started;
  // A connection that was cut is noticed a moment later.
  await expect.poll(() => simulator.owner).toBeNull();
  await simulator.close();
  const times = (operation: string): number => requests.filter(({ path }) => path.endsWith(operation)).length;
  return { error, times, milliseconds };
}

const codes = {
  slow: 'device-timeout',
  drop: 'device-unreachable',
  '500': 'device-protocol',
  garbage: 'device-protocol',
  'lost-ownership': 'device-owned',
} as const;

describe.each(faultNames)('the fault %s', (kind) => {
  it('ends an upload with the right error, in time, owned by nobody, and sent once', async () => {
    const { error, times, milliseconds } = await uploadTo({ kind, operation: 'upload_network' });
    expect(error).toMatchObject({ code: codes[kind] });
    expect(times('upload_network')).toBe(1);
    expect(milliseconds).toBeLessThan(5000);
  });

  it('ends the deployment of a platform the same way: it is asked for with GET, but not twice', async () => {
    const { error, times } = await uploadTo({ kind, operation: 'platform' });
    expect(error).toMatchObject({ code: codes[kind] });
    expect(times('platform/4')).toBe(1);
    expect(times('upload_network')).toBe(0);
  });

  it('ends a claim the same way', async () => {
    const { error, times } = await uploadTo({ kind, operation: 'claim_ownership' });
    // A claim takes what nobody owns: there is nothing to lose.
    if (kind === 'lost-ownership') expect(error).toBeUndefined();
    else expect(error).toMatchObject({ code: codes[kind] });
    expect(times('claim_ownership')).toBe(1);
  });

  it('is survived when it strikes the first attempt to give the instrument back', async () => {
    const { error, times } = await uploadTo({ kind, operation: 'relinquish_ownership', times: 1 });
    expect(times('upload_network')).toBe(1);
    if (kind === 'slow') expect(error).toMatchObject({ code: 'device-timeout' });
    else expect(error).toBeUndefined();
  });

  it('ends the first answer that it strikes, whatever that is', async () => {
    const { error } = await uploadTo({ kind });
    expect(error).toMatchObject({ code: codes[kind] });
  });
});

describe('errors on the way', () => {
  it('reads once more where the connection was cut, and only reads', async () => {
    const requests: RecordedRequest[] = [];
    const fault = { kind: 'drop', operation: 'get_instruments', times: 1 } as const;
    const simulator = await simulate({ fault, record: (request) => requests.push(request) });
    await withInstrument(simulator.address, quick, async (moku) => expect(await moku.instruments()).toEqual(['']));
    expect(requests.filter(({ path }) => path.endsWith('get_instruments'))).toHaveLength(2);
    await simulator.close();
  });

  it('tells a port where nothing listens from a host that does not exist, and from what is no address', async () => {
    const simulator = await simulate();
    await simulator.close();
    await expect(connect(simulator.address, quick)).rejects.toMatchObject({
      code: 'device-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    await expect(connect('no-such-host.invalid', { connectTimeout: 20_000 })).rejects.toMatchObject({
      code: 'device-not-found',
    });
    for (const address of ['', ' ', 'a b', 'http://user@host', '[fe80::1%eth0]', 'host/path', 'host:99999']) {
      await expect(connect(address)).rejects.toMatchObject({ code: 'bad-value' });
    }
  });

  it('names layer and rule before a byte of a broken network is sent', async () => {
    const requests: RecordedRequest[] = [];
    const simulator = await simulate({ hardware: 'go', record: (request) => requests.push(request) });
    await withInstrument(simulator.address, {}, async (moku) => {
      await moku.deployPlatform(3);
      const network = await moku.deploy(1, 'neuralnetwork');
      const wide = randomNetwork([2, 101, 1], ['tanh']);
      await expect(network.upload(wide)).rejects.toMatchObject({
        code: 'bad-file',
        message: expect.stringContaining('layers[0]'),
      });
      const three = randomNetwork([3, 1], ['tanh'], { inputs: 3 });
      await expect(network.upload(three)).rejects.toMatchObject({ code: 'limit' });
      await expect(network.upload('no json')).rejects.toMatchObject({ code: 'bad-file' });
      await expect(network.setInput(1, { low: Number.NaN, high: 1 })).rejects.toMatchObject({ code: 'bad-value' });
      await expect(network.setInput(9, { low: -1, high: 1 })).rejects.toMatchObject({ code: 'device-parameter' });
    });
    expect(requests.some(({ path }) => path.endsWith('upload_network'))).toBe(false);
    await simulator.close();
  });
});
