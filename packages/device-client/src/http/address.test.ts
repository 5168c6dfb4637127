import { describe, expect, it } from 'vitest';
import { baseUrl, checkAddress } from './address.js';

describe('an address', () => {
  it.each([
    ['192.168.1.20', 'http://192.168.1.20'],
    ['moku.local:8090', 'http://moku.local:8090'],
    [' moku.local ', 'http://moku.local'],
    ['fe80::1', 'http://[fe80::1]'],
    ['[fe80::1]:80', 'http://[fe80::1]'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:1'],
    ['HTTP://moku.local/', 'http://moku.local'],
    ['münchen', 'http://xn--mnchen-3ya'],
  ])('may be %j', (address, url) => {
    expect(baseUrl(address)).toBe(url);
  });

  it.each([
    ...[
      '',
      ' ',
      'a b',
      'a\nb',
      'a\u0000b',
      'host:99999',
      'host:port',
      '[::1',
      'moku/api',
      'http://x/path',
      'x?',
      'x#y',
    ],
    ...['http://:pw@h', 'user@h', 'a\\b', 'ftp://moku', 'fe80::1%eth0'],
  ])('is not %j', (address) => {
    expect(() => checkAddress(address)).toThrow(expect.objectContaining({ code: 'bad-value' }));
  });
});
