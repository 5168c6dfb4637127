import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from './sha256.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

// FIPS 180-2, appendix B.1, and the empty message.
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('sha256', () => {
  it('gives the published digests', async () => {
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(abc);
    expect(await sha256(new Uint8Array())).toBe(nothing);
  });

  it('gives the same on a page without WebCrypto, whatever the length', async () => {
    const messages = [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000].map((length) =>
      Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256),
    );
    const wanted = await Promise.all(messages.map(sha256));
    vi.stubGlobal('crypto', {});
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(abc);
    expect(await sha256(new Uint8Array())).toBe(nothing);
    expect(await Promise.all(messages.map(sha256))).toEqual(wanted);
  });
});
