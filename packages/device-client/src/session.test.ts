import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { device, envelope } from '../test/servers.js';
import { connect } from './index.js';

describe('a claim that is given up', () => {
  it('is waited for a moment, and not to the end of its time', { timeout: 10_000 }, async () => {
    const stop = new AbortController();
    const { address, asked } = await device((operation) => operation === 'claim_ownership');
    const connecting = connect(address, { signal: stop.signal, connectTimeout: 60_000 });
    await expect.poll(() => asked).toEqual(['claim_ownership']);
    stop.abort();
    await expect(connecting).rejects.toBe(stop.signal.reason);
  });

  it('is given back where it is granted in that moment', async () => {
    const stop = new AbortController();
    const { address, asked } = await device((operation, response) => {
      if (operation !== 'claim_ownership') return false;
      stop.abort();
      return wait(200).then(() => response.end(envelope('a key')));
    });
    await expect(connect(address, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual(['claim_ownership', 'relinquish_ownership']);
  });
});

describe('giving back', () => {
  it('to a device that hangs takes seconds, and is tried once', { timeout: 10_000 }, async () => {
    const { address, asked } = await device((operation) => operation === 'relinquish_ownership');
    const moku = await connect(address);
    await expect(moku.close()).rejects.toMatchObject({ code: 'device-timeout' });
    await moku.close();
    expect(moku.releaseRequest()).toBeUndefined();
    expect(asked.filter((operation) => operation === 'relinquish_ownership')).toHaveLength(1);
  });
});
