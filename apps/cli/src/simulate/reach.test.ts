import { describe, expect, it } from 'vitest';
import { reachOf } from './reach.js';

describe('reachOf', () => {
  it.each(['127.0.0.1:8090', '127.1.2.3:80', '[::1]:8090'])('leaves %s, which only this machine reaches', (bound) => {
    expect(reachOf(bound)).toEqual({ address: bound });
  });

  it.each([
    ['0.0.0.0:8090', '127.0.0.1:8090'],
    ['[::]:8090', '[::1]:8090'],
    ['192.168.1.5:8090', '192.168.1.5:8090'],
  ])('warns of %s, and gives what to connect to', (bound, address) => {
    expect(reachOf(bound)).toEqual({ address, warning: expect.stringContaining(`Whoever reaches ${bound}`) });
  });
});
